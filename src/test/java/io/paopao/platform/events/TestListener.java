package io.paopao.platform.events;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.TestMetrics;
import io.paopao.platform.Trace;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.tasks.TestTasks;
import io.paopao.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A listener with a topic of its own on the running stack, and what it has heard. A payload that
/// begins with `poison` fails as often as [#poison] says.
final class TestListener implements EventListener, AutoCloseable {

  static final Duration RETRY = Duration.ofMillis(50);

  /// Held here, so that they stay quiet: each client tells its whole life.
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("io.paopao.platform.events"));

  static {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  private final String name = "test-" + Ids.next();
  private final KafkaClients kafka = new KafkaClients(settings());
  private final RedeliveryProducer producer = new RedeliveryProducer(kafka);
  private final Map<Long, AtomicInteger> failures = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<TestTasks> nodes = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
  final TestMetrics metrics = new TestMetrics();
  final AtomicInteger outages = new AtomicInteger();

  /// How often an event may fail before it does not any more.
  volatile int poison = Integer.MAX_VALUE;

  private static KafkaSettings settings() {
    return new KafkaSettings(
        Stack.running().addresses().kafka(),
        KafkaSettings.MIN_FETCH,
        64,
        KafkaSettings.MIN_BUFFER,
        List.of(RETRY, RETRY, RETRY));
  }

  /// Begins to listen as one more node would.
  TestTasks join() {
    TestTasks tasks = new TestTasks();
    nodes.add(tasks);
    new EventConsumers(new TestDatabase().database(), tasks, kafka, producer, metrics.registry())
        .start(this);
    return tasks;
  }

  DeadLetters deadLetters() {
    return new DeadLetters(kafka, producer);
  }

  void publish(String key, String payload) {
    publish(Ids.next(), "Tested", key, payload);
  }

  void publish(long id, String type, String key, String payload) {
    ProducerRecord<String, String> event =
        new ProducerRecord<>(name + ".events", null, key, payload);
    event.headers().add("id", bytes(String.valueOf(id)));
    event.headers().add("type", bytes(type));
    event.headers().add("traceparent", bytes(Trace.start().traceparent()));
    send(event);
  }

  /// Sends what the relay would never send.
  void publishUnreadable(String key) {
    send(new ProducerRecord<>(name + ".events", key, "unreadable"));
  }

  private void send(ProducerRecord<String, String> event) {
    try {
      producer.send(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> topics() {
    return Set.of(name + ".events");
  }

  @Override
  public boolean hears(String type) {
    return !type.equals("Unheard");
  }

  @Override
  public void on(Transaction transaction, Delivery delivery) {
    if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw Problem.unavailable("database");
    }
    int failed = failures.computeIfAbsent(delivery.id(), id -> new AtomicInteger()).get();
    if (delivery.payload().startsWith("poison") && failed < poison) {
      failures.get(delivery.id()).incrementAndGet();
      throw new IllegalArgumentException("cannot stand " + delivery.payload());
    }
    transaction.afterCommit(() -> heard.add(delivery.payload()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    nodes.forEach(TestTasks::end);
    producer.close();
  }
}
