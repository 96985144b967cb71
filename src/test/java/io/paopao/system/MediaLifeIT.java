package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.media.TestPictures;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How much is kept of whom, and for how long.
class MediaLifeIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /// `paopao.rate-limit.upload`
  private static final int UPLOADS_A_DAY = 100;

  private final Api owner = Api.member();
  private final Api stranger = Api.member();

  @Test
  void anAccountHasSoMuchRoom() {
    Tables.jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                INSERT INTO media.medium
                  (id, owner, source, type, width, height, bytes, created_at, unused_since)
                VALUES (?, ?, REPEAT('x', 32), 'image/png', 1, 1, 268435456, NOW(6), NOW(6))
                """,
                "%032x".formatted(Long.parseLong(owner.id())),
                owner.id()));

    owner.upload(TestPictures.unique()).expectProblem(422, "media.quota");
    stranger.upload(TestPictures.unique()).expect(201);
  }

  @Test
  void anAccountUploadsSoMuchADay() {
    for (int i = 0; i < UPLOADS_A_DAY; i++) {
      owner.upload(new byte[0]).expectProblem(415, "media.type");
    }
    Answer answer = owner.upload(TestPictures.unique());
    answer.expectProblem(429, "rateLimited");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    stranger.upload(TestPictures.unique()).expect(201);
  }

  @Test
  void theOwnerAndModeratorsDelete() {
    String one = owner.upload(TestPictures.unique()).expect(201).string("id");
    String two = owner.upload(TestPictures.unique()).expect(201).string("id");
    assertThat(MediaFiles.get("/media/" + one).statusCode()).isEqualTo(200);

    Api.anonymous().delete("media/" + one).expectProblem(401, "unauthorized");
    stranger.delete("media/" + one).expectProblem(403, "forbidden");
    owner.delete("media/" + one).expect(204);
    owner.delete("media/" + one).expectProblem(404, "notFound");
    Api.moderator().delete("media/" + two).expect(204);
    Replication.awaitReplica();
    assertThat(MediaFiles.get("/media/" + one).statusCode()).isEqualTo(404);
    assertThat(MediaFiles.get("/media/" + two).statusCode()).isEqualTo(404);
  }

  @Test
  void whatNobodyRefersToIsDeletedAfterAWhile() {
    String forgotten = uploaded();
    String written = uploaded();
    String edited = uploaded();
    String quoted = uploaded();
    String thread = owner.thread("Kept", "![a](" + written + ")").getString("id");
    String reply = stranger.reply(thread, "> ![b](" + quoted + ")").getString("id");
    stranger.patch("posts/" + reply, Api.json("body", "![c](" + edited + ")")).expect(200);
    Tables.jdbi()
        .useHandle(handle ->
            handle.execute(
                """
                UPDATE media.medium SET unused_since = NOW(6) - INTERVAL 31 DAY
                WHERE owner = ? AND unused_since IS NOT NULL
                """,
                owner.id()));

    sweep();

    Eventually.within(
        SOON, () -> assertThat(MediaFiles.get(forgotten).statusCode()).isEqualTo(404));
    for (String url : new String[] {written, edited, quoted}) {
      assertThat(MediaFiles.get(url).statusCode()).as(url).isEqualTo(200);
    }
  }

  /// Makes the next round begin now.
  private static void sweep() {
    Api admin = Api.admin();
    admin
        .get("ops/tasks")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(task -> task.getString("name").equals("media-orphans"))
        .forEach(task -> admin.delete("ops/tasks/" + task.getString("id")));
  }

  private String uploaded() {
    return owner.upload(TestPictures.unique()).expect(201).string("url");
  }
}
