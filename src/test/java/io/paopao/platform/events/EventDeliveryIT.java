package io.paopao.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Deadline;
import io.paopao.platform.Ids;
import io.paopao.platform.tasks.TestTasks;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventDeliveryIT {

  private static final int EVENTS = 600;
  private static final int KEYS = 8;

  private final TestListener listener = new TestListener();

  @AfterEach
  void close() {
    listener.close();
  }

  private void publish(int from, int to) {
    for (int i = from; i < to; i++) {
      listener.publish("key " + i % KEYS, i % KEYS + ":" + i);
    }
  }

  private void awaitHeard(int events) {
    await(() -> listener.heard.size() >= events);
  }

  private static void await(Condition condition) {
    Deadline until = Deadline.after(Duration.ofSeconds(60));
    while (!condition.isMet()) {
      assertThat(until.hasPassed()).as("it is too late").isFalse();
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private interface Condition {
    boolean isMet();
  }

  private List<String> expected(int key, int events) {
    return IntStream.range(0, events)
        .filter(i -> i % KEYS == key)
        .mapToObj(i -> key + ":" + i)
        .toList();
  }

  private void assertThatAllWereHeardOnceInOrder(int events) {
    for (int key = 0; key < KEYS; key++) {
      String prefix = key + ":";
      assertThat(listener.heard.stream().filter(text -> text.startsWith(prefix)))
          .containsExactlyElementsOf(expected(key, events));
    }
  }

  @Test
  void poisonStopsNoPartitionAndBecomesDeadLettersWithTheirCause() {
    listener.join();
    for (int i = 0; i < EVENTS; i++) {
      listener.publish("key " + i % KEYS, i % KEYS + ":" + i);
      if (i % 100 == 50) {
        listener.publish("key " + i % KEYS, "poison " + i);
        listener.publishUnreadable("key " + i % KEYS);
      }
    }
    awaitHeard(EVENTS);
    await(() -> listener.deadLetters().waiting(listener.name()) == 12);

    assertThatAllWereHeardOnceInOrder(EVENTS);
    String tag = "{listener=" + listener.name() + "}";
    assertThat(listener.metrics.count("paopao_events_dead" + tag)).isEqualTo(12);
    assertThat(listener.metrics.count("paopao_events_postponed" + tag)).isEqualTo(18);
    List<DeadLetters.Letter> letters = listener.deadLetters().list(listener.name(), 100);
    assertThat(letters).hasSize(12);
    assertThat(letters)
        .filteredOn(letter -> letter.type() != null)
        .hasSize(6)
        .allSatisfy(letter -> {
          assertThat(letter.cause()).contains("IllegalArgumentException", "cannot stand poison");
          assertThat(letter.origin()).startsWith(listener.name() + ".events-");
        });
    await(() -> listener.metrics.gauge("paopao_events_lag" + tag) == 0);
  }

  @Test
  void anEventThatFailsForAWhileIsHandledByARetry() {
    listener.poison = 3;
    listener.join();
    listener.publish("key", "poison for a while");
    listener.publish("key", "0:0");
    awaitHeard(2);

    assertThat(listener.heard).containsExactly("0:0", "poison for a while");
    assertThat(listener.deadLetters().waiting(listener.name())).isZero();
  }

  @Test
  void aDeadLetterIsHandledWhenItIsDrivenBack() throws InterruptedException {
    listener.join();
    listener.publish("key", "poison at first");
    await(() -> listener.deadLetters().waiting(listener.name()) == 1);
    listener.poison = 0;

    DeadLetters.Redriven redriven = listener.deadLetters().redrive(listener.name(), 10);
    assertThat(redriven).isEqualTo(new DeadLetters.Redriven(1, 0));
    awaitHeard(1);
    assertThat(listener.heard).containsExactly("poison at first");
    assertThat(listener.deadLetters().redrive(listener.name(), 10).redriven()).isZero();
  }

  @Test
  void whatComesTwiceIsHandledOnceAndWhatDoesNotConcernTheListenerNever() {
    long id = Ids.next();
    for (int i = 0; i < 3; i++) {
      listener.publish(id, "Tested", "key", "0:0");
      listener.publish(Ids.next(), "Unheard", "key", "1:1");
    }
    listener.join();
    awaitHeard(1);
    listener.publish(id, "Tested", "key", "0:0");
    listener.publish("key", "2:2");
    awaitHeard(2);

    assertThat(listener.heard).containsExactly("0:0", "2:2");
    String tag = "{listener=" + listener.name() + "}";
    assertThat(listener.metrics.count("paopao_events_repeated" + tag)).isEqualTo(3);
    assertThat(listener.metrics.count("paopao_events_handled" + tag)).isEqualTo(2);
  }

  @Test
  void anOutageIsNoReasonToGiveUpOnAnEvent() {
    listener.outages.set(5);
    listener.join();
    publish(0, 20);
    awaitHeard(20);

    assertThat(listener.outages.get()).isZero();
    assertThat(listener.metrics.count("paopao_events_postponed{listener=" + listener.name() + "}"))
        .isZero();
  }

  @Test
  void aMemberThatLeavesHandsItsPartitionsOverAtOnce() throws Exception {
    TestTasks first = listener.join();
    publish(0, EVENTS / 3);
    listener.join();
    await(() -> members() == 2);
    publish(EVENTS / 3, 2 * EVENTS / 3);
    first.end();
    await(() -> members() == 1);
    publish(2 * EVENTS / 3, EVENTS);
    awaitHeard(EVENTS);

    List<String> all = new ArrayList<>();
    IntStream.range(0, KEYS).forEach(key -> all.addAll(expected(key, EVENTS)));
    assertThat(listener.heard).containsExactlyInAnyOrderElementsOf(all);
  }

  private int members() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", Stack.running().kafka().servers()))) {
      return admin.describeConsumerGroups(List.of(listener.name())).all().get().values().stream()
          .mapToInt(group -> group.members().size())
          .sum();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
