package io.paopao.platform.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Deadline;
import io.paopao.platform.events.OutboxWriter.Numbered;
import io.paopao.platform.tasks.TaskScope;
import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events are committed all the time while the broker and the forum, with the relay in it, are
/// killed. `-Dchaos.events` and `-Dchaos.event-kills`, for each of the two, make the run longer.
class OutboxFaultsIT {

  private static final int KEYS = 8;
  private static final int BATCH = 5;
  private static final long EVENTS = Long.getLong("chaos.events", 2_000);
  private static final int KILLS = Integer.getInteger("chaos.event-kills", 1);
  private static final long EVENTS_OF_KEY = EVENTS / (KEYS * BATCH) * BATCH;
  private static final Duration LONGEST = Duration.ofMinutes(5L + KILLS).plusSeconds(EVENTS / 100);

  private final Stack stack = Stack.running();
  private final TestListener listener = new TestListener();
  private final OutboxWriter outbox = new OutboxWriter(listener.topics().iterator().next());
  private final AtomicLong committed = new AtomicLong();

  @AfterEach
  void close() {
    stack.kafka().start();
    stack.forum().start();
    listener.close();
  }

  @Test
  void noEventIsLostReorderedOrHandledTwiceWhenAnyPartIsKilled() throws InterruptedException {
    listener.join();
    try (TaskScope writers = TaskScope.open("test-writers", Deadline.after(LONGEST))) {
      for (int key = 0; key < KEYS; key++) {
        String name = String.valueOf(key);
        writers.fork(name, () -> commitAll(name));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        killAt(stack.kafka(), (2L * kill + 1) * KEYS * EVENTS_OF_KEY / (2L * KILLS + 1));
        killAt(stack.forum(), (2L * kill + 2) * KEYS * EVENTS_OF_KEY / (2L * KILLS + 1));
      }
      writers.join();
    }
    awaitAll();

    Map<String, List<Long>> heard =
        listener.heard.stream()
            .map(payload -> EventJson.read(payload, Numbered.class))
            .collect(groupingBy(Numbered::key, mapping(Numbered::number, toList())));
    List<Long> expected = LongStream.range(0, EVENTS_OF_KEY).boxed().toList();
    for (int key = 0; key < KEYS; key++) {
      assertThat(heard.get(String.valueOf(key))).as("events of key " + key).isEqualTo(expected);
    }
    System.out.printf(
        "%,d events, %d kills: nothing lost, reordered or handled twice%n",
        KEYS * EVENTS_OF_KEY, 2 * KILLS);
  }

  private boolean commitAll(String key) {
    for (long n = 0; n < EVENTS_OF_KEY; n += BATCH) {
      outbox.commit(key, n, n + BATCH);
      committed.addAndGet(BATCH);
    }
    return true;
  }

  private void killAt(Part part, long events) {
    await(() -> committed.get() >= events);
    part.kill();
    part.start();
  }

  private void awaitAll() {
    Deadline until = Deadline.after(LONGEST);
    await(() -> listener.heard.size() >= KEYS * EVENTS_OF_KEY || until.hasPassed());
    await(() -> outbox.depth() == 0 || until.hasPassed());
  }

  private static void await(Condition condition) {
    Deadline until = Deadline.after(LONGEST.multipliedBy(2));
    while (!condition.isMet()) {
      assertThat(until.hasPassed()).as("it is too late").isFalse();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private interface Condition {
    boolean isMet();
  }
}
