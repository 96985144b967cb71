package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.media.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class AvatarIT {

  @TempDir private Path folder;

  private final Api owner = Api.member();

  @Test
  void anAvatarIsASmallSquareThatEverybodySees() throws IOException {
    byte[] wide = TestPictures.file(TestPictures.drawn(900, 600), "png");
    String url = avatar(wide).expect(200).string("avatarUrl");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(MediaFiles.get(url).body()));

    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getHeight()).isEqualTo(256);
    assertThat(owner.get("users/" + owner.handle()).string("avatarUrl")).isEqualTo(url);
    assertThat(owner.thread("By me", "x").getJsonObject("author").getString("avatarUrl"))
        .isEqualTo(url);
    avatar(new byte[9]).expectProblem(415, "media.type");
    Api.anonymous()
        .send("PUT", "me/avatar", BodyPublishers.ofByteArray(wide), "Content-Type", "image/png")
        .expectProblem(401, "unauthorized");
  }

  @Test
  void anAvatarThatIsNotShownAnyMoreIsUnused() {
    String first = avatar(TestPictures.unique()).expect(200).string("avatarUrl");
    assertThat(isUnused(first)).isFalse();
    String second = avatar(TestPictures.unique()).expect(200).string("avatarUrl");
    assertThat(isUnused(first)).isTrue();
    assertThat(isUnused(second)).isFalse();

    owner.delete("me/avatar").expect(204);
    assertThat(owner.get("me").json().isNull("avatarUrl")).isTrue();
    assertThat(isUnused(second)).isTrue();
  }

  @Test
  void anAvatarIsShownAndTakenAwayWithoutScripts() throws IOException {
    try (Browser browser = Browser.withoutScripts().logIn(owner)) {
      assertThat(browser.go("/settings").count(".top .avatar img")).isZero();
      choose(browser, TestPictures.unique());
      browser.click("form[action='/settings/avatar'] .primary").see(".done");
      browser.see(".top .avatar img[src^='/media/']");
      Replication.awaitReplica();
      assertThat(owner.get("users/" + owner.handle()).string("avatarUrl")).startsWith("/media/");
      browser.go("/u/" + owner.handle()).see(".avatar-xl img");

      browser.go("/settings");
      choose(browser, new byte[9]);
      browser.click("form[action='/settings/avatar'] .primary");
      browser.seeText(".alert", "Send a PNG, JPEG or GIF picture");

      browser.go("/settings").click("form[action='/settings/avatar/remove'] button").see(".done");
      assertThat(browser.count(".avatar img")).isZero();
    }
  }

  private void choose(Browser browser, byte[] picture) throws IOException {
    Path file = Files.write(folder.resolve("me.png"), picture);
    browser.driver().findElement(By.id("s-avatar")).sendKeys(file.toString());
  }

  private Answer avatar(byte[] file) {
    return owner.send(
        "PUT", "me/avatar", BodyPublishers.ofByteArray(file), "Content-Type", "image/png");
  }

  private static boolean isUnused(String url) {
    return Tables.jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT unused_since IS NOT NULL FROM media.medium WHERE id = :id")
                .bind("id", url.replace("/media/", ""))
                .mapTo(Boolean.class)
                .one());
  }
}
