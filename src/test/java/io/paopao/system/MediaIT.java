package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.media.TestPictures;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// What is uploaded, and what is served of it.
class MediaIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "Ada was at 52.52N 13.40E";

  private final Api owner = Api.member();
  private final Api stranger = Api.member();

  @Test
  void aPictureIsKeptAndServed() throws IOException {
    Answer answer = owner.upload(TestPictures.file(TestPictures.drawn(40, 30), "png")).expect(201);
    JsonObject medium = answer.json();
    HttpResponse<byte[]> served = MediaFiles.get(medium.getString("url"));

    assertThat(answer.header("Location")).isEqualTo(medium.getString("url"));
    assertThat(medium.getInt("width")).isEqualTo(40);
    assertThat(medium.getInt("height")).isEqualTo(30);
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.body()).hasSize(medium.getInt("bytes"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(served.body()));
    assertThat(image.getWidth()).isEqualTo(40);
    assertThat(MediaFiles.header(served, "Content-Type")).isEqualTo("image/png");
  }

  @Test
  void aPictureMayBeKeptForEverAndDoNothing() {
    String url = uploaded();
    HttpResponse<byte[]> served = MediaFiles.get(url);

    assertThat(MediaFiles.header(served, "Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(MediaFiles.header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(MediaFiles.header(served, "Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox");
    assertThat(served.headers().allValues("Set-Cookie")).isEmpty();
    HttpResponse<byte[]> again =
        MediaFiles.get(url, "If-None-Match", MediaFiles.header(served, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    Api.anonymous().get("/media/" + "0".repeat(32)).expectProblem(404, "notFound");
    Api.anonymous().get("/media/none").expectProblem(404, "notFound");
    Api.member().delete("media/%D6%A9").expectProblem(404, "notFound");
  }

  @Test
  void theSameFileAgainIsTheSameMedium() {
    byte[] file = TestPictures.unique();
    String id = owner.upload(file).expect(201).string("id");

    assertThat(owner.upload(file).expect(201).string("id")).isEqualTo(id);
    assertThat(stranger.upload(file).expect(201).string("id")).isNotEqualTo(id);
    String first = owner.upload("image/png", file, "Idempotency-Key", id).expect(201).body();
    assertThat(owner.upload("image/png", file, "Idempotency-Key", id).expect(201).body())
        .isEqualTo(first);
    owner
        .upload("image/png", TestPictures.unique(), "Idempotency-Key", id)
        .expectProblem(422, "idempotency.mismatch");
  }

  @Test
  void aPhotoTellsNothingOfItsSender() {
    byte[] photo =
        TestPictures.withExif(
            TestPictures.file(TestPictures.drawn(60, 40), "jpeg"), 6, SECRET + owner.handle());

    JsonObject medium = owner.upload("image/jpeg", photo).expect(201).json();
    HttpResponse<byte[]> served = MediaFiles.get(medium.getString("url"));

    assertThat(medium.getInt("width")).isEqualTo(40);
    assertThat(MediaFiles.header(served, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(MediaFiles.text(photo)).contains(SECRET);
    assertThat(MediaFiles.text(served.body())).doesNotContain("Ada", "Exif", owner.handle());
  }

  @Test
  void whatElseAFileIsDoesNotMatter() {
    byte[] polyglot =
        TestPictures.joined(
            TestPictures.unique(), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

    String url = owner.upload("image/gif", polyglot).expect(201).string("url");

    assertThat(MediaFiles.text(MediaFiles.get(url).body())).doesNotContain("script");
    assertThat(MediaFiles.header(MediaFiles.get(url), "Content-Type")).isEqualTo("image/png");
  }

  @Test
  void whatIsNoPictureIsRefused() {
    byte[] drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
            .getBytes(StandardCharsets.UTF_8);

    owner.upload(drawing).expectProblem(415, "media.type");
    owner.upload("image/svg+xml", drawing).expectProblem(415, "unsupportedMediaType");
    owner.upload("text/plain", TestPictures.unique()).expectProblem(415, "unsupportedMediaType");
    owner.upload(new byte[0]).expectProblem(415, "media.type");
    owner.upload(Arrays.copyOf(TestPictures.unique(), 50)).expectProblem(422, "media.unreadable");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    owner.upload(TestPictures.bomb(30_000, 30_000)).expectProblem(422, "media.pixels");
    byte[] long8 = TestPictures.joined(TestPictures.unique(), new byte[8 << 20]);
    owner.upload(long8).expectProblem(413, "tooLarge");
    byte[] long7 = TestPictures.joined(TestPictures.unique(), new byte[7 << 20]);
    owner.upload(long7).expect(201);
  }

  @Test
  void strangersAndTheBannedUploadNothing() {
    Api.anonymous().upload(TestPictures.unique()).expectProblem(401, "unauthorized");
    Api.moderator()
        .put("moderation/users/" + stranger.handle() + "/ban", Api.json("reason", "A test."))
        .expect(204);
    Eventually.within(SOON, () -> stranger.upload(new byte[0]).expectProblem(401, "token.invalid"));
  }

  @Test
  void aPostShowsItsPictures() {
    String url = uploaded();
    JsonObject thread = owner.thread("A picture", "Look: ![here](" + url + ")");

    assertThat(thread.getJsonObject("firstPost").getString("html"))
        .contains("<img src=\"" + url + "\" alt=\"here\"");
  }

  private String uploaded() {
    return owner.upload(TestPictures.unique()).expect(201).string("url");
  }
}
