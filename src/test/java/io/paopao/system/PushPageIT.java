package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The page's push client in a real browser: the scenarios of the Java client.
class PushPageIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /// Keeps the page's sockets, so that a test can cut them.
  private static final String KEEP_SOCKETS =
      """
      window.sockets = [];
      window.WebSocket = class extends WebSocket {
        constructor(...wanted) { super(...wanted); window.sockets.push(this); }
      };
      """;

  /// A network that lets no socket through.
  private static final String NO_SOCKETS =
      """
      window.WebSocket = class {
        constructor() { setTimeout(() => this.onclose({ code: 1006 }), 10); }
        close() {}
      };
      """;

  /// A network that lets sockets through only when it is told to.
  private static final String LATE_SOCKETS =
      """
      const Real = window.WebSocket;
      window.WebSocket = class {
        constructor(...wanted) {
          const late = setInterval(() => {
            if (!window.letThrough) return;
            clearInterval(late);
            this.real = new Real(...wanted);
            for (const on of ['onopen', 'onmessage', 'onclose']) this.real[on] = (e) => this[on](e);
          }, 20);
        }
        send(data) { this.real.send(data); }
        close() { this.real?.close(); }
      };
      """;

  private static final String WATCH =
      """
      const channel = arguments[0];
      const done = arguments[1];
      window.heard = [];
      window.lost = 0;
      const app = document.querySelector('script[type=module]').src;
      import(new URL('push.js', app)).then((push) => {
        push.onState(({ state }) => { window.state = state; });
        push.subscribe({
          channel,
          onPublication: ({ type, data }) => type === 'post.created' && window.heard.push(data.id),
          onLost: () => { window.lost += 1; },
        });
        const watch = () => push.presence(channel).then((who) => who?.count ? done(who.count) : setTimeout(watch, 50));
        watch();
      });
      """;

  private final Api author = Api.member();

  @Test
  void hearsEverythingOnceWhateverHappensToItsConnection() {
    String thread = author.thread("Page", "start").getString("id");
    try (Browser browser = opened(KEEP_SOCKETS)) {
      browser.driver().executeAsyncScript(WATCH, "thread:" + thread);
      List<String> written = new ArrayList<>();
      written.add(author.reply(thread, "first").getString("id"));
      Eventually.within(SOON, () -> assertThat(heard(browser)).isEqualTo(written));
      for (int round = 0; round < 3; round++) {
        written.add(author.reply(thread, "before " + round).getString("id"));
        browser.driver().executeScript("window.sockets.at(-1).close()");
        written.add(author.reply(thread, "after " + round).getString("id"));
      }

      Eventually.within(SOON, () -> assertThat(heard(browser)).isEqualTo(written));
      assertThat(browser.driver().executeScript("return window.lost")).isEqualTo(0L);
    }
  }

  @Test
  void readsEventsWhereNoSocketCanBeOpened() {
    String thread = author.thread("Behind a proxy", "start").getString("id");
    try (Browser browser = opened(NO_SOCKETS)) {
      browser.driver().executeAsyncScript(WATCH, "thread:" + thread);
      List<String> written = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        written.add(author.reply(thread, "reply " + i).getString("id"));
      }

      Eventually.within(SOON, () -> assertThat(heard(browser)).isEqualTo(written));
    }
  }

  @Test
  void theBellTellsWhatCameBeforeThePageWasConnected() {
    String thread = author.thread("Late", "start").getString("id");
    try (Browser browser = opened(LATE_SOCKETS).logIn(author).go("/")) {
      Api.member().reply(thread, "ding");
      Eventually.within(
          SOON,
          () -> assertThat(author.get("notifications").json().getInt("unreadCount")).isEqualTo(1));
      assertThat(browser.count("[data-bell-count]:not([hidden])")).isZero();

      browser.driver().executeScript("window.letThrough = true");

      browser.seeText("[data-bell-count]", "1");
    }
  }

  private static Browser opened(String script) {
    Browser browser = Browser.open();
    browser
        .driver()
        .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    browser.driver().manage().timeouts().scriptTimeout(SOON);
    return browser.go("/");
  }

  private static List<?> heard(Browser browser) {
    return (List<?>) Objects.requireNonNull(browser.driver().executeScript("return window.heard"));
  }
}
