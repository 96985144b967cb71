package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsPageIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api author = Api.member();
  private final Api reader = Api.member();

  @Test
  void settingsAreChangedWithoutScripts() {
    try (Browser browser = Browser.withoutScripts().logIn(reader)) {
      browser.go("/settings").see("#s-name").clear();
      browser.type("#s-name", "Ada the Reader").type("#s-bio", "Reads.");
      browser.click("form[action='/settings'] .primary").see(".done");
      Replication.awaitReplica();
      assertThat(reader.get("users/" + reader.handle()).string("displayName"))
          .isEqualTo("Ada the Reader");
      browser.see("#s-name").clear();
      browser.run("document.querySelector('form.composer').noValidate = true");
      browser.click("form[action='/settings'] .primary").see(".field-error");

      browser.go("/settings/notifications").click("[name=reaction]");
      browser.click("form[action='/settings/notifications'] .primary").see(".done");
      Replication.awaitReplica();
      assertThat(reader.get("me/notification-preferences").json().getBoolean("reaction")).isFalse();
      assertThat(reader.get("me/notification-preferences").json().getBoolean("reply")).isTrue();

      browser.go("/u/" + author.handle()).click("[value=follow]").see("[value=unfollow]");
      browser.go("/settings/people").seeText(".people", author.handle());
      browser.click(".people [value=unfollow]").see(".empty");
    }
  }

  @Test
  void aThreadIsUnreadWhenSomebodyRepliesAfterTheLastVisit() {
    String thread = author.thread("Read me again", "first").getString("id");
    try (Browser browser = Browser.open().logIn(reader)) {
      browser.go("/t/" + thread).see(".post");
      browser.go("/?sort=unread").see(".empty");
      author.reply(thread, "second");
      browser.goUntil("/?sort=unread", ".row-title", "Read me again");
      assertThat(browser.see(".boards .unread-count").getText()).isEqualTo("1");

      browser.click(".row-title a").see(".jump");
      browser.go("/?sort=unread").see(".empty");
    }
  }

  @Test
  void peopleEmojiAndSimilarThreadsAreSuggested() {
    String word = "suggest" + reader.handle();
    String thread = author.thread("All about " + word, "text").getString("id");
    try (Browser browser = Browser.open().logIn(reader)) {
      browser.go("/t/" + thread).type("textarea[name=body]", "@" + author.handle().substring(0, 8));
      browser.seeText(".suggest [role=option]", author.handle());
      browser.type("textarea[name=body]", "\n:rock");
      browser.seeText(".suggest [role=option]", "rocket");
      browser.type("textarea[name=body]", "\t");
      assertThat(browser.see("textarea[name=body]").getDomProperty("value"))
          .contains("@member")
          .endsWith("🚀 ");

      Eventually.within(
          SOON,
          () ->
              assertThat(author.get("search?type=thread&q=" + word).json().getInt("total"))
                  .isOne());
      Replication.awaitReplica();
      browser.go("/new").type("#c-title", word);
      browser.seeText("[data-similar]", "All about " + word);
    }
  }
}
