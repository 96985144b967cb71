package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A longer list costs no more statements than a short one: nothing is asked for row by row.
class StatementsIT {

  private static final int PEOPLE = 8;
  private static final int TRIES = 5;
  private static final int MEANWHILE = 30;

  private final Api owner = Api.member();

  @Test
  void aLongerListCostsNoMoreStatements() {
    String thread = owner.thread("Statements " + owner.handle(), "start").getString("id");
    for (int i = 0; i < PEOPLE; i++) {
      Api member = Api.member();
      String post = member.reply(thread, "statement by @" + owner.handle()).getString("id");
      owner.put("posts/" + post + "/bookmark").expect(204);
      owner.put("posts/" + post + "/reactions/like").expect(204);
      member.thread("Statements of " + member.handle(), "hello @" + owner.handle());
    }
    Eventually.within(
        Duration.ofSeconds(30),
        () ->
            assertThat(owner.get("notifications").json().getJsonArray("items"))
                .hasSizeGreaterThanOrEqualTo(PEOPLE));

    List<String> growing = new ArrayList<>();
    for (String path :
        List.of(
            "threads/" + thread + "/posts?limit=",
            "boards/general/threads?limit=",
            "notifications?limit=",
            "me/bookmarks?limit=",
            "search?q=statement&limit=",
            "items?limit=")) {
      long one = statements(path + 1);
      long many = statements(path + PEOPLE);
      if (many > one + 1) {
        growing.add("%s: %d statements for 1, %d for %d".formatted(path, one, many, PEOPLE));
      }
    }
    assertThat(growing).isEmpty();
  }

  /// A reply costs the same in a long thread as in a short one, but for the few statements that a
  /// cache spares one and not the other.
  @Test
  void aWriteCostsTheSameHoweverMuchIsThere() {
    String thread = owner.thread("Growing", "start").getString("id");
    long first = leastOf(() -> owner.reply(thread, "early"));
    for (int i = 0; i < MEANWHILE; i++) {
      owner.reply(thread, "meanwhile " + i);
    }
    awaitQuiet();
    assertThat(leastOf(() -> owner.reply(thread, "late"))).isLessThan(first + MEANWHILE / 2);
  }

  /// Returns when the work that follows writes is done: its statements must not be counted with
  /// those of the next one.
  private static void awaitQuiet() {
    double[] last = {0};
    Eventually.within(
        Duration.ofSeconds(30),
        () -> {
          double before = last[0];
          last[0] = count();
          assertThat(last[0]).isEqualTo(before);
        });
  }

  private long statements(String path) {
    return leastOf(() -> owner.get(path).expect(200));
  }

  /// The least of some tries: other requests may be counted with one.
  private static long leastOf(Runnable request) {
    return LongStream.range(0, TRIES)
        .map(i -> {
          double before = count();
          request.run();
          return (long) (count() - before);
        })
        .min()
        .orElseThrow();
  }

  private static double count() {
    return Metrics.now().sum("paopao_sql_request_statements");
  }
}
