package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.media.TestPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

class MediaPageIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final byte[] NO_PICTURE = "no picture".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final Api member = Api.member();

  @Test
  void aChosenPictureStandsInTheReply() throws IOException {
    String thread = member.thread("Pictures", "x").getString("id");
    try (Browser browser = Browser.open().logIn(member)) {
      browser.go("/t/" + thread).see("[data-image]");
      choose(browser, "[data-image-file]", file("my cat.png", TestPictures.unique()));
      seeInText(browser, "(?s).*!\\[my cat]\\(/media/[0-9a-f]{32}\\).*");

      browser.click("[data-submit]").see(".post .prose img[src^='/media/']");
      Eventually.within(
          SOON,
          () ->
              assertThat(browser.run("return document.querySelector('.prose img').naturalWidth"))
                  .isEqualTo(8L));
    }
  }

  @ParameterizedTest
  @CsvSource({"paste, ClipboardEvent, clipboardData", "drop, DragEvent, dataTransfer"})
  void aPictureComesByPasteAndDrop(String event, String type, String member) {
    try (Browser browser = Browser.open().logIn(this.member)) {
      browser.go("/new?board=general").type("textarea[name=body]", "before ");
      browser.run(
          """
          const bytes = Uint8Array.from(atob('%s'), (c) => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], 'shot.png', { type: 'image/png' }));
          document.querySelector('textarea[name=body]').dispatchEvent(
            new %s('%s', { %s: data, bubbles: true, cancelable: true }));
          """
              .formatted(
                  Base64.getEncoder().encodeToString(TestPictures.unique()), type, event, member));
      seeInText(browser, "before !\\[shot]\\(/media/[0-9a-f]{32}\\)");
    }
  }

  @Test
  void whatIsRefusedIsSaidInPlainWords() throws IOException {
    try (Browser browser = Browser.open().logIn(member)) {
      browser.go("/new?board=general").type("textarea[name=body]", "before ");
      choose(browser, "[data-image-file]", file("cat.png", NO_PICTURE));
      browser.seeText("[data-problem]", "cat was not uploaded. Send a PNG, JPEG or GIF picture");
      seeInText(browser, "before ");
      choose(browser, "[data-image-file]", file("cat.webp", NO_PICTURE));
      browser.seeText("[data-problem]", "Your browser cannot read it");
    }
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void choose(Browser browser, String css, Path file) {
    browser.driver().findElement(By.cssSelector(css)).sendKeys(file.toString());
  }

  private static void seeInText(Browser browser, String pattern) {
    Eventually.within(
        SOON,
        () ->
            assertThat(
                    String.valueOf(
                        browser.run("return document.querySelector('textarea[name=body]').value")))
                .matches(pattern));
  }
}
