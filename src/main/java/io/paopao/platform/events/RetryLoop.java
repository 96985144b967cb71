package io.paopao.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Handles the postponed events of one listener when they are due. All records of a retry topic
/// wait equally long, so a partition whose first record is not due is paused until it is.
final class RetryLoop {

  private static final Duration POLL = Duration.ofMillis(500);

  /// How often it looks for other events while some are not due.
  private static final Duration LOOK = Duration.ofMillis(100);

  private final String group;
  private final EventHandling handling;
  private final Redelivery redelivery;
  private final KafkaClients kafka;
  private final Map<TopicPartition, Instant> pausedUntil = new HashMap<>();

  RetryLoop(String listener, EventHandling handling, Redelivery redelivery, KafkaClients kafka) {
    this.group = listener + ".retry";
    this.handling = handling;
    this.redelivery = redelivery;
    this.kafka = kafka;
  }

  /// Runs until it fails or is interrupted; the task loop calls it again, and what was not
  /// committed is fetched again.
  void run() throws InterruptedException {
    pausedUntil.clear();
    Consumer<String, String> consumer = new KafkaConsumer<>(kafka.consumer(group));
    try {
      consumer.subscribe(redelivery.retryTopics());
      while (!Thread.currentThread().isInterrupted()) {
        ConsumerRecords<String, String> records = poll(consumer);
        for (TopicPartition partition : records.partitions()) {
          handle(consumer, partition, records.records(partition));
        }
        resume(consumer);
      }
    } finally {
      KafkaClients.close(consumer);
    }
  }

  /// While partitions are paused, it waits itself: a paused consumer that has fetched already would
  /// spin for as long as it is asked to wait.
  private ConsumerRecords<String, String> poll(Consumer<String, String> consumer)
      throws InterruptedException {
    if (pausedUntil.isEmpty()) {
      return consumer.poll(POLL);
    }
    TimeUnit.NANOSECONDS.sleep(untilNext().toNanos());
    return consumer.poll(Duration.ZERO);
  }

  private void handle(
      Consumer<String, String> consumer,
      TopicPartition partition,
      List<ConsumerRecord<String, String>> records)
      throws InterruptedException {
    for (ConsumerRecord<String, String> record : records) {
      Instant due = Redelivery.due(record);
      if (due.isAfter(Instant.now())) {
        consumer.seek(partition, record.offset());
        consumer.pause(List.of(partition));
        pausedUntil.put(partition, due);
        return;
      }
      handle(record);
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
    }
  }

  private void handle(ConsumerRecord<String, String> record) throws InterruptedException {
    Optional<Delivery> delivery = Deliveries.read(record);
    if (delivery.isEmpty()) {
      redelivery.bury(record, "no usable id or type header");
      return;
    }
    try {
      handling.handle(List.of(delivery.get()));
    } catch (RuntimeException failure) {
      HandlerLoop.requirePoison(failure);
      redelivery.postpone(record, failure);
    }
  }

  private void resume(Consumer<?, ?> consumer) {
    Instant now = Instant.now();
    pausedUntil.keySet().retainAll(consumer.assignment());
    pausedUntil
        .entrySet()
        .removeIf(paused -> {
          boolean due = !paused.getValue().isAfter(now);
          if (due) {
            consumer.resume(List.of(paused.getKey()));
          }
          return due;
        });
  }

  private Duration untilNext() {
    Instant now = Instant.now();
    return pausedUntil.values().stream()
        .map(due -> Duration.between(now, due))
        .filter(wait -> wait.compareTo(LOOK) < 0)
        .min(Duration::compareTo)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .orElse(LOOK);
  }
}
