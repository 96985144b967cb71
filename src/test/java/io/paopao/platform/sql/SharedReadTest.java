package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
import io.paopao.platform.TestMetrics;
import io.paopao.platform.Trace;
import io.paopao.platform.events.Event;
import io.paopao.platform.events.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedReadTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Caller MEMBER = new Caller(7, "member", Role.USER, 1);

  private final TestMetrics metrics = new TestMetrics();
  private final Outbox outbox = new Outbox();
  private final AtomicInteger reads = new AtomicInteger();
  private final SharedReads shared = new SharedReads(outbox, metrics.registry(), LONG, LONG);
  private final SharedRead<String, Integer> read = shared.open("test", 10);

  private record Happening(String topic, String key) implements Event {}

  private void commit(String key) {
    outbox.wake(List.of(new Outbox.Pending(new Happening("things", key), Trace.start())));
  }

  private int ask(String question) {
    return read.get(question, reads::incrementAndGet);
  }

  @Test
  void oneReadAnswersAllWhoAskTheSame() {
    assertThat(ask("a")).isEqualTo(1);
    assertThat(ask("a")).isEqualTo(1);
    assertThat(ask("b")).isEqualTo(2);

    assertThat(metrics.count("paopao_shared_reads{read=test,result=memory}")).isEqualTo(1);
    assertThat(metrics.count("paopao_shared_reads{read=test,result=loaded}")).isEqualTo(2);
  }

  @Test
  void aCommitOfThisNodeEndsWhatIsRemembered() {
    ask("a");
    commit("one");
    assertThat(ask("a")).isEqualTo(2);

    shared.changed();
    assertThat(ask("a")).isEqualTo(3);
  }

  @Test
  void aReadOfOneThingOutlivesCommitsOfOthers() {
    SharedRead<String, Integer> keyed =
        shared.open(
            "keyed", 10, (commits, key) -> commits.of("things", key).and(commits.of("people")));
    Supplier<Integer> one = () -> keyed.get("one", reads::incrementAndGet);
    assertThat(one.get()).isEqualTo(1);

    commit("other");
    assertThat(one.get()).isEqualTo(1);
    commit("one");
    assertThat(one.get()).isEqualTo(2);
    outbox.wake(List.of(new Outbox.Pending(new Happening("people", "7"), Trace.start())));
    assertThat(one.get()).isEqualTo(3);
    shared.changed();
    assertThat(one.get()).isEqualTo(4);
  }

  @Test
  void afterACommitNothingIsRememberedForLong() {
    SharedReads cautious = new SharedReads(outbox, metrics.registry(), LONG, Duration.ZERO);
    SharedRead<String, Integer> cautiousRead = cautious.open("cautious", 10);
    commit("one");

    assertThat(cautiousRead.get("a", reads::incrementAndGet)).isEqualTo(1);
    assertThat(cautiousRead.get("a", reads::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void whoMustSeeAWriteIsAnsweredAnew() throws Exception {
    ask("a");
    RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
    request.mustSee("0-1-5");

    assertThat(request.run(() -> ask("a"))).isEqualTo(2);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void theReadIsMadeForEverybody() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.CHINESE);
    request.caller(MEMBER);

    assertThat(request.run(() -> shared.open("who", 1).get("", RequestContext::current)))
        .isInstanceOfSatisfying(
            RequestContext.class,
            seen -> {
              assertThat(seen.caller().isAnonymous()).isTrue();
              assertThat(seen.locale()).isEqualTo(Locale.CHINESE);
              assertThat(seen.trace()).isEqualTo(request.trace());
            });
  }

  @Test
  void aFailureIsNotRemembered() {
    assertThatThrownBy(() ->
            read.get(
                "a",
                () -> {
                  throw Problem.notFound();
                }))
        .isInstanceOf(Problem.class);

    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void withoutALifeNothingIsRemembered() {
    SharedRead<String, Integer> none =
        new SharedReads(outbox, metrics.registry(), Duration.ZERO, Duration.ZERO).open("none", 1);

    assertThat(none.get("a", reads::incrementAndGet)).isEqualTo(1);
    assertThat(none.get("a", reads::incrementAndGet)).isEqualTo(2);
  }
}
