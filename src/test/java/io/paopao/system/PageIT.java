package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PageIT {

  private static final String WRITING =
      "return document.querySelector('[data-writing]').textContent";

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final AtomicInteger COUNTER =
      new AtomicInteger((int) (System.nanoTime() % 90_000));

  private final Api author = Api.member();

  @Test
  void aNewcomerRegistersAndStartsAThread() {
    String handle = "newcomer" + COUNTER.incrementAndGet();
    try (Browser browser = Browser.open()) {
      browser.go("/register").type("#handle", handle).type("#email", handle + "@example.org");
      browser.type("#password", Api.PASSWORD).click("main form button.primary");
      browser.waitForPath("/");

      browser.go("/new?board=general").type("#c-title", "我的第一个主题 " + handle);
      browser.type("textarea[name=body]", "大家好，**你们好**").click("[data-submit]");

      browser.waitForPath("/t/\\d+");
      browser.seeText("h1", "我的第一个主题 " + handle);
      browser.seeText(".prose strong", "你们好");
    }
  }

  @Test
  void aReplyAppearsForOthersWithoutAReload() {
    String thread = author.thread("Live", "wait for it").getString("id");
    Replication.awaitReplica();
    try (Browser reader = Browser.open();
        Browser writer = Browser.open().logIn(author)) {
      reader.go("/t/" + thread).see(".post");
      reader.run("window.sameDocument = true");

      writer.go("/t/" + thread).type("textarea[name=body]", "live words").click("[data-submit]");

      writer.seeText(".post .prose", "live words");
      Eventually.within(
          SOON,
          () -> {
            reader.run("document.querySelector('.pill-new:not([hidden])')?.click()");
            assertThat(
                    String.valueOf(
                        reader.run("return document.querySelector('#posts').textContent")))
                .contains("live words");
          });
      reader.seeText(".thread-facts [data-replies]", "1 reply");
      assertThat(reader.run("return window.sameDocument")).isEqualTo(true);
    }
  }

  @Test
  void aReaderSeesWhoIsWritingUntilTheReplyIsThere() {
    String place = "/t/" + author.thread("Who writes", "this").getString("id");
    Replication.awaitReplica();
    try (Browser reader = Browser.open();
        Browser writer = Browser.open().logIn(author)) {
      reader.go(place).see(".post");
      writer.go(place).see(".composer textarea");
      // what is typed before both are connected is told to nobody
      Eventually.within(
          Duration.ofSeconds(60),
          () -> {
            writer.type("textarea[name=body]", "word ");
            assertThat((String) reader.run(WRITING)).contains(author.handle() + " is writing");
          });
      reader.run(
          """
          const place = document.querySelector('[data-writing]');
          const news = () => document.querySelector('.post.is-fresh, [data-pill]:not([hidden])');
          new MutationObserver(() => {
            if (news() && window.left === undefined) window.left = place.textContent;
          }).observe(document.body, { subtree: true, childList: true, attributes: true });
          """);

      writer.click("[data-submit]");

      Eventually.within(
          Duration.ofSeconds(30), () -> assertThat(reader.run("return window.left")).isEqualTo(""));
    }
  }

  /// News may be faster than the replica: the first answer does not have the reply.
  @Test
  void aReplyAppearsToAReaderAtTheEndThoughTheReplicaIsLate() {
    String thread = author.thread("Late", "wait for it").getString("id");
    Replication.awaitReplica();
    try (Browser reader = Browser.open()) {
      reader.go("/t/" + thread).see(".post");
      reader.run(
          """
          const real = window.fetch;
          window.late = 0;
          window.fetch = (url, ...rest) =>
            String(url).includes('/posts?ids=') && window.late++ === 0
              ? Promise.resolve(new Response('<p>nothing yet'))
              : real(url, ...rest);
          """);
      author.reply(thread, "late words");

      reader.seeText(".post .prose", "late words");
      assertThat((Long) reader.run("return window.late")).isGreaterThan(1);
      assertThat(reader.count("[data-pill]:not([hidden])")).isZero();
    }
  }

  @Test
  void aReactionIsCounted() {
    String thread = author.thread("React", "to this").getString("id");
    try (Browser browser = Browser.open().logIn(Api.member())) {
      browser.go("/t/" + thread).click(".react-more summary").click(".react-panel [value=like]");
      browser.seeText(".reaction[value=like] [data-count]", "1");

      // the page counts at once: it may be left only when the server has counted, too
      Eventually.within(
          SOON,
          () -> assertThat(Api.anonymous().get("threads/" + thread).body()).contains("\"like\""));
      Eventually.within(
          SOON,
          () -> {
            browser.go("/t/" + thread);
            assertThat(browser.count(".reaction[value=like][aria-pressed=true]")).isOne();
          });
    }
  }

  @Test
  void theBellRingsWhenSomeoneReplies() {
    String thread = author.thread("Bell", "ring").getString("id");
    try (Browser browser = Browser.open().logIn(author)) {
      // the page hears what happens once it is connected
      Eventually.within(
          SOON,
          () ->
              assertThat(author.get("presence/user:" + author.id()).json().getInt("count"))
                  .isPositive());
      Api.member().reply(thread, "ding");

      browser.seeText("[data-bell-count]", "1");
      browser.goUntil("/notifications", ".notice", "ding");
      browser.click(".notice form button");
      browser.see("#notifications");
      Eventually.within(SOON, () -> assertThat(browser.count(".notice.is-unread")).isZero());
    }
  }

  @Test
  void searchFindsWhatWasWritten() {
    String word = "zymurgy" + COUNTER.incrementAndGet();
    author.thread("About " + word, "brewing");
    Replication.awaitReplica();
    try (Browser browser = Browser.open()) {
      Eventually.within(
          SOON,
          () -> {
            browser.go("/").type("[data-search]", word + "\n");
            browser.waitForPath("/search");
            assertThat(browser.count(".hit mark")).isPositive();
          });
      browser.click(".hit a[data-open]").seeText("h1", word);
    }
  }

  @Test
  void theLanguageAndTheColoursStayChosen() {
    try (Browser browser = Browser.open()) {
      browser.go("/").click(".top .menu summary").click(".top [name=lang][value='zh-CN']");
      browser.see("html[lang='zh-CN']");
      browser.go("/login").see("html[lang='zh-CN']");

      browser.click(".top .menu summary").click(".top [name=scheme][value=dark]");
      browser.see("html[data-scheme=dark]");
      browser.go("/").see("html[data-scheme=dark]");
    }
  }

  @Test
  void everythingWorksWithoutScripts() {
    String thread = author.thread("Plain", "no scripts").getString("id");
    try (Browser browser = Browser.withoutScripts().logIn(Api.member())) {
      browser.go("/t/" + thread).type("textarea[name=body]", "plain reply");
      browser.click("[data-submit]").waitForPath("/t/" + thread);
      browser.seeText(".post .prose", "plain reply");

      browser.go("/new").type("#c-title", "Kept").type("textarea[name=body]", "kept words");
      browser.run("document.querySelector('form.composer').noValidate = true");
      browser.click("[data-submit]").see(".field-error");
      assertThat(browser.see("textarea[name=body]").getDomProperty("value"))
          .isEqualTo("kept words");
      browser.click(".top .menu summary").click(".top [action='/logout'] button");
      browser.see(".top a[href^='/login']");
      browser.go("/new").waitForPath("/login");
    }
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    Answer foreign =
        Api.anonymous()
            .send(
                "POST",
                "/login",
                BodyPublishers.ofString("login=user&password=x&csrf=guest"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example");

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void pagesAreGuardedAndFailAsPages() {
    Answer home = Api.anonymous().get("/");
    assertThat(home.expect(200).header("Content-Security-Policy"))
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(Api.anonymous().get("/", "If-None-Match", home.header("ETag")).status())
        .isIn(200, 304);
    Answer missing = Api.anonymous().get("/t/1").expect(404);
    assertThat(missing.header("Content-Type")).startsWith("text/html");
    assertThat(missing.body()).contains("notFound");
    Api.anonymous().get("/no/such/page").expect(404);
  }

  @Test
  void whatIsNoPageStaysReachable() {
    Api.anonymous().get("/.well-known/jwks.json").expect(200);
    assertThat(Api.anonymous().get("/openapi").expect(200).body())
        .contains("/threads")
        .doesNotContain("/preferences:\n    post")
        .doesNotContain("/session/token");
    Api.anonymous().get("boards").expect(200);
    assertThat(Api.anonymous().get("/feed.atom").expect(200).body()).contains("<feed");
    assertThat(Api.anonymous().get("/robots.txt").expect(200).body()).contains("Sitemap:");
  }
}
