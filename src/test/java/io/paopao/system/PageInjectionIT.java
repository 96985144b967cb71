package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.posts.markup.ScriptInjections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people write never runs in a reader's browser: Chromium itself is the judge, and the policy
/// that would keep scripts out is off. `chaos.injections` is how many of a thousand are tried.
class PageInjectionIT {

  private static final int BATCH = 60;
  private static final int TITLE = 120;
  private static final String MARK = "Said of oneself: ";
  private static final int EVERY_TITLE = 16;
  private static final int EVERY_LINE = 16;
  private static final Set<String> ALLOWED =
      Set.of(
          ("p br hr h2 h3 h4 h5 h6 blockquote pre code strong em del ul ol li a img"
                  + " table thead tbody tr th td")
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "title", "class", "rel", "src", "alt", "loading", "align", "start");
  private static final Set<String> PROTOCOLS = Set.of("http:", "https:", "mailto:", ":");

  /// Runs before any script of the page: whatever runs leaves its mark, without a dialog.
  private static final String TRAP =
      """
      window.marks = [];
      for (const name of ['alert', 'confirm', 'prompt', 'print'])
        window[name] = (...said) => { window.marks.push(name + said); };
      """;

  private static final String SEEN =
      """
      const all = [...document.querySelectorAll('.prose *')];
      return {
        tags: [...new Set(all.map((e) => e.localName))],
        attributes: [...new Set(all.flatMap((e) => e.getAttributeNames()))],
        protocols: [...new Set(all.filter((e) => e.localName === 'a').map((e) => e.protocol))],
        handlers: [...document.querySelectorAll('*')]
          .flatMap((e) => e.getAttributeNames()).filter((name) => /^on/i.test(name)),
        links: [...document.querySelectorAll('[href], [src], [action], [formaction], [data]')]
          .flatMap((e) => ['href', 'src', 'action', 'formaction', 'data'].map((name) => e.getAttribute(name)))
          .filter((link) => /^[\\s\\x00-\\x1f]*(java|vb)script:/i.test(link ?? '')),
        scripts: document.scripts.length,
        frames: document.querySelectorAll('iframe, object, embed, base, form:not([action^="/"]):not([method=dialog])').length,
        posts: document.querySelectorAll('.post').length,
      };
      """;

  private final Api author = Api.member();
  private final List<String> tried = tried();

  /// So many of a thousand, all over.
  private static List<String> tried() {
    int share = Integer.getInteger("chaos.injections", 250);
    List<String> all = ScriptInjections.all();
    return IntStream.range(0, all.size())
        .filter(i -> (long) i * share / 1_000 != (i + 1L) * share / 1_000)
        .mapToObj(all::get)
        .toList();
  }

  @Test
  void nothingThatIsWrittenRuns() {
    List<String> threads = written(tried);
    Replication.awaitReplica();
    try (Browser browser = trapped()) {
      long posts = 0;
      for (String thread : threads) {
        browser.go("/t/" + thread);
        posts += judged(browser);
        while (browser.count(".more a[rel=next]") > 0) {
          browser
              .driver()
              .get(String.valueOf(browser.see(".more a[rel=next]").getDomProperty("href")));
          posts += judged(browser);
        }
      }
      assertThat(posts).isGreaterThan(tried.size() * 9L / 10);
      browser.go("/b/general?sort=new");
      judged(browser);
    }
  }

  @Test
  void nothingThatIsSaidOfOneselfOrLookedForRuns() {
    int shown = 0;
    int asked = 0;
    try (Browser browser = trapped()) {
      for (int i = 0; i < tried.size(); i += EVERY_LINE) {
        String line = tried.get(i).replaceAll("\\p{Cntrl}", " ").strip();
        asked++;
        Answer answer = author.patch("me", Api.json("bio", MARK + asked + " " + line));
        assertThat(answer.status()).as(line).isIn(200, 422);
        Replication.awaitReplica();
        judged(browser, "/u/" + author.handle());
        shown += browser.see("main").getText().contains(MARK + asked) ? 1 : 0;
        judged(browser, "/search?q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
      }
    }
    assertThat(shown).isGreaterThan(asked / 2);
  }

  /// Otherwise nothing would be proven here.
  @Test
  void whatRunsLeavesItsMark() {
    try (Browser browser = trapped()) {
      browser.go("/search?q=x");
      browser.run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(7)>')");
      Eventually.within(
          Duration.ofSeconds(20),
          () -> assertThat(browser.run("return window.marks")).isEqualTo(List.of("alert7")));
    }
  }

  private static void judged(Browser browser, String path) {
    browser.go(path);
    judged(browser);
  }

  private static Browser trapped() {
    Browser browser = Browser.open();
    browser
        .driver()
        .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", TRAP));
    browser.driver().executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
    return browser;
  }

  /// Threads that hold all the bodies as replies, and some of them as titles.
  private List<String> written(List<String> bodies) {
    List<String> threads = new ArrayList<>();
    for (int start = 0; start < bodies.size(); start += BATCH) {
      String thread = author.thread("Bodies from " + start, "all of them").getString("id");
      bodies
          .subList(start, Math.min(bodies.size(), start + BATCH))
          .forEach(body -> write(thread, body));
      threads.add(thread);
    }
    for (int i = 0; i < bodies.size(); i += EVERY_TITLE) {
      String title = bodies.get(i).replaceAll("\\p{Cntrl}", " ").strip();
      if (title.length() <= TITLE) {
        threads.add(author.thread(title, "in the title").getString("id"));
      }
    }
    return threads;
  }

  /// A body with control characters is refused, which is as good as harmless.
  private void write(String thread, String body) {
    Answer answer = author.post("threads/" + thread + "/posts", Api.json("body", body));
    assertThat(answer.status()).as(body).isIn(201, 422);
  }

  private static long judged(Browser browser) {
    browser.see("main h1");
    assertThat(browser.run("return window.marks")).as(browser.path()).isEqualTo(List.of());
    Map<?, ?> seen = (Map<?, ?>) browser.run(SEEN);
    assertThat(ALLOWED).as(browser.path()).containsAll(strings(seen.get("tags")));
    assertThat(ATTRIBUTES).as(browser.path()).containsAll(strings(seen.get("attributes")));
    assertThat(PROTOCOLS).as(browser.path()).containsAll(strings(seen.get("protocols")));
    assertThat(strings(seen.get("handlers"))).as(browser.path()).isEmpty();
    assertThat(strings(seen.get("links"))).as(browser.path()).isEmpty();
    assertThat(seen.get("scripts")).isEqualTo(1L);
    assertThat(seen.get("frames")).isEqualTo(0L);
    return (Long) Objects.requireNonNull(seen.get("posts"));
  }

  private static List<String> strings(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list)).stream().map(String::valueOf).toList();
  }
}
