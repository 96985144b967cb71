package io.paopao.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Fetches events for one listener: a whole fetch in one transaction; when that fails, one by one,
/// so that a poisonous event goes to the dead letters alone and its neighbours do not wait.
final class ConsumerLoop {

  private static final Logger LOG = Logger.getLogger(ConsumerLoop.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 3;

  private final EventListener listener;
  private final EventHandling handling;
  private final KafkaClients kafka;
  private final MetricRegistry metrics;
  private volatile double lag;

  ConsumerLoop(
      EventListener listener, EventHandling handling, KafkaClients kafka, MetricRegistry metrics) {
    this.listener = listener;
    this.handling = handling;
    this.kafka = kafka;
    this.metrics = metrics;
    metrics.gauge("paopao_events_lag", () -> lag, new Tag("listener", listener.name()));
  }

  /// Runs until it fails or is interrupted; the task loop calls it again, and what was not
  /// committed is fetched again.
  void run() throws InterruptedException {
    try (KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(kafka.consumer(listener.name()));
        Producer<String, String> deadLetters = new KafkaProducer<>(kafka.producer())) {
      consumer.subscribe(listener.topics());
      while (!Thread.currentThread().isInterrupted()) {
        ConsumerRecords<String, String> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          handle(records, deadLetters);
          consumer.commitSync();
        }
        lag = KafkaLag.of(consumer);
      }
    }
  }

  private void handle(ConsumerRecords<String, String> records, Producer<String, String> deadLetters)
      throws InterruptedException {
    List<Delivery> deliveries = new ArrayList<>();
    List<ConsumerRecord<String, String>> readable = new ArrayList<>();
    for (ConsumerRecord<String, String> record : records) {
      Optional<Delivery> delivery = Deliveries.read(record);
      if (delivery.isEmpty()) {
        park(record, "no usable id or type header", deadLetters);
      } else {
        deliveries.add(delivery.get());
        readable.add(record);
      }
    }
    try {
      handling.handle(deliveries);
    } catch (RuntimeException failure) {
      if (!EventHandling.isPoison(failure)) {
        throw failure;
      }
      for (int i = 0; i < deliveries.size(); i++) {
        handleAlone(deliveries.get(i), readable.get(i), deadLetters);
      }
    }
  }

  private void handleAlone(
      Delivery delivery,
      ConsumerRecord<String, String> record,
      Producer<String, String> deadLetters)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        handling.handle(List.of(delivery));
        return;
      } catch (RuntimeException failure) {
        if (!EventHandling.isPoison(failure)) {
          throw failure;
        }
        if (attempt == ATTEMPTS) {
          LOG.log(Level.SEVERE, "dead letter " + delivery.type() + " " + delivery.id(), failure);
          park(record, String.valueOf(failure), deadLetters);
          return;
        }
      }
    }
  }

  private void park(
      ConsumerRecord<String, String> record, String cause, Producer<String, String> deadLetters)
      throws InterruptedException {
    DeadLetters.send(deadLetters, listener.name(), record, cause);
    metrics.counter("paopao_events_dead", new Tag("listener", listener.name())).inc();
  }
}
