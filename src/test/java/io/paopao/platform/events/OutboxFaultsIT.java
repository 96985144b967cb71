package io.paopao.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Deadline;
import io.paopao.platform.tasks.TaskScope;
import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events are committed all the time while the broker and the forum, with the relay in it, are
/// killed. `paopao.chaos.scale` (1) makes the run longer: 2,000 events and two kills for each.
class OutboxFaultsIT {

  private static final int SCALE = Integer.getInteger("paopao.chaos.scale", 1);
  private static final int KEYS = 8;
  private static final int BATCH = 5;
  private static final long EVENTS_OF_KEY = 250L * SCALE;
  private static final Duration LONGEST = Duration.ofMinutes(5L * SCALE);

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
      for (int kill = 0; kill < SCALE; kill++) {
        killAt(stack.kafka(), (2L * kill + 1) * KEYS * EVENTS_OF_KEY / (2L * SCALE + 1));
        killAt(stack.forum(), (2L * kill + 2) * KEYS * EVENTS_OF_KEY / (2L * SCALE + 1));
      }
      writers.join();
    }
    awaitAll();

    for (int key = 0; key < KEYS; key++) {
      String prefix = key + ":";
      assertThat(
              listener.heard.stream().map(OutboxFaultsIT::text).filter(t -> t.startsWith(prefix)))
          .as("events of key " + key)
          .containsExactlyElementsOf(expected(prefix));
    }
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

  private static List<String> expected(String prefix) {
    return LongStream.range(0, EVENTS_OF_KEY).mapToObj(n -> prefix + n).toList();
  }

  private static String text(String payload) {
    OutboxWriter.Numbered event = EventJson.read(payload, OutboxWriter.Numbered.class);
    return event.key() + ":" + event.number();
  }
}
