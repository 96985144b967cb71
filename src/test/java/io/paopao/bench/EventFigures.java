package io.paopao.bench;

import io.paopao.platform.Ids;
import io.paopao.platform.events.OutboxWriter;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints how fast the relay empties a backlog, and how long an event takes from its commit to a
/// consumer, on a stack of its own. Arguments: events of the backlog, events a second, seconds.
final class EventFigures {

  private static final int WRITERS = 8;
  private static final int BATCH = 500;

  private final String topic = "figures-" + Ids.next() + ".events";
  private final OutboxWriter outbox = new OutboxWriter(topic);
  private final Map<Long, Long> committed = new ConcurrentHashMap<>();
  private final Map<Long, Long> received = new ConcurrentHashMap<>();

  private EventFigures() {}

  static void main(String[] args) throws InterruptedException {
    try (Stack stack = Stack.running()) {
      System.out.println("| events | figure |\n| --- | --- |");
      backlog(stack, Integer.parseInt(args[0]));
      new EventFigures().rate(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
  }

  /// The forum is down while the events are committed, and carries them when it is back.
  private static void backlog(Stack stack, int events) {
    EventFigures figures = new EventFigures();
    stack.forum().stop();
    for (int n = 0; n < events; n += BATCH) {
      figures.outbox.commit(String.valueOf(n % WRITERS), n, n + BATCH);
    }
    stack.forum().start();
    try (Consumer<String, String> consumer = figures.consumer()) {
      figures.receive(consumer, events, Duration.ofMinutes(5));
    }
    long[] times = figures.received.values().stream().mapToLong(t -> t).sorted().toArray();
    double seconds = (times[times.length - 1] - times[0]) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| relay, backlog of %,d | %,.0f events/s |%n",
        events,
        (times.length - 1) / seconds);
  }

  private void rate(int perSecond, int seconds) throws InterruptedException {
    int events = perSecond * seconds;
    try (Consumer<String, String> consumer = consumer();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      consumer.poll(Duration.ofSeconds(1));
      long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.execute(() -> write(writer, begin, perSecond, events));
      }
      receive(consumer, events, Duration.ofSeconds(seconds + 60L));
    }
    double[] waits =
        received.entrySet().stream()
            .mapToDouble(
                r -> (r.getValue() - committed.getOrDefault(r.getKey(), r.getValue())) / 1e6)
            .map(millis -> Math.max(0, millis))
            .sorted()
            .toArray();
    double took =
        (Arrays.stream(committed.values().stream().mapToLong(t -> t).toArray()).max().orElse(0)
                - committed.values().stream().mapToLong(t -> t).min().orElse(0))
            / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| commit to consumer, %,d at %,.0f/s, 1 event a transaction | p50 %.1f ms, p99 %.1f ms"
            + " |%n",
        waits.length,
        events / took,
        waits[waits.length / 2],
        waits[(int) (waits.length * 0.99)]);
  }

  /// Each writer commits its share at its times, or as fast as it can when that is too slow.
  private void write(int writer, long begin, int perSecond, int events) {
    for (long n = writer; n < events; n += WRITERS) {
      long due = begin + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      outbox.commit(String.valueOf(writer), n, n + 1);
      committed.put(n, System.nanoTime());
    }
  }

  private Consumer<String, String> consumer() {
    Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                Stack.running().addresses().kafka(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class));
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  private void receive(Consumer<String, String> consumer, int events, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (received.size() < events && System.nanoTime() < end) {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
        received.putIfAbsent(number(record.value()), System.nanoTime());
      }
    }
  }

  private static long number(String payload) {
    return Long.parseLong(payload.replaceFirst(".*\"number\":(\\d+).*", "$1"));
  }
}
