package io.paopao.platform.events;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where events wait for a human that a listener could not take into account after all its retries:
/// topic `<listener>.dead`.
///
/// The consumer group `<listener>.redrive` remembers which letters have been driven back. A letter
/// that is driven back twice, by two operators at once, has its effect once: the inbox knows it.
@ApplicationScoped
public class DeadLetters {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaClients kafka;
  private final RedeliveryProducer producer;

  @Inject
  DeadLetters(KafkaClients kafka, RedeliveryProducer producer) {
    this.kafka = kafka;
    this.producer = producer;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected DeadLetters() {
    this(null, null);
  }

  /// A dead letter.
  ///
  /// @param origin `<topic>-<partition>@<offset>` of the event
  /// @param type of the event; null when it has none
  public record Letter(
      String origin,
      @Nullable String type,
      @Nullable String key,
      String cause,
      Instant occurredAt) {}

  /// What driving back came to.
  ///
  /// @param waiting how many letters are left
  public record Redriven(int redriven, long waiting) {}

  /// How many letters of the listener wait.
  ///
  /// @throws Problem 503 `unavailable` when Kafka does not answer
  public long waiting(String listener) {
    try (Consumer<String, String> consumer = open(listener)) {
      return waiting(consumer);
    }
  }

  /// The letters that wait, the oldest of each partition first.
  public List<Letter> list(String listener, int limit) {
    try (Consumer<String, String> consumer = open(listener)) {
      return read(consumer, limit).stream().map(DeadLetters::letter).toList();
    }
  }

  /// Gives at most so many letters to the listener again, the oldest of each partition first, with
  /// all retries before them.
  public Redriven redrive(String listener, int limit) throws InterruptedException {
    try (Consumer<String, String> consumer = open(listener)) {
      List<ConsumerRecord<String, String>> letters = read(consumer, limit);
      for (ConsumerRecord<String, String> letter : letters) {
        producer.send(Redelivery.redriven(listener, letter));
        consumer.commitSync(
            Map.of(EventBuffer.partition(letter), new OffsetAndMetadata(letter.offset() + 1)));
      }
      toCommitted(consumer);
      return new Redriven(letters.size(), waiting(consumer));
    }
  }

  private Consumer<String, String> open(String listener) {
    Consumer<String, String> consumer =
        new KafkaConsumer<>(kafka.bookmarked(listener + ".redrive"));
    try {
      assign(consumer, listener);
      return consumer;
    } catch (KafkaException e) {
      consumer.close();
      throw Problem.unavailable("kafka");
    }
  }

  private static void assign(Consumer<?, ?> consumer, String listener) {
    Set<TopicPartition> partitions =
        consumer.partitionsFor(Redelivery.deadLetters(listener)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    consumer.assign(partitions);
    toCommitted(consumer);
  }

  private static void toCommitted(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
    Map<TopicPartition, Long> first = consumer.beginningOffsets(consumer.assignment());
    first.forEach((partition, begin) -> {
      OffsetAndMetadata bookmark = committed.get(partition);
      consumer.seek(partition, bookmark == null ? begin : Math.max(begin, bookmark.offset()));
    });
  }

  private static long waiting(Consumer<?, ?> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
        .sum();
  }

  private static List<ConsumerRecord<String, String>> read(
      Consumer<String, String> consumer, int limit) {
    Deadline until = Deadline.after(Deadline.current().atMost(LONGEST));
    List<ConsumerRecord<String, String>> letters = new ArrayList<>();
    while (letters.size() < limit && waiting(consumer) > 0 && !until.hasPassed()) {
      consumer.poll(POLL).forEach(letters::add);
    }
    return letters.size() <= limit ? letters : letters.subList(0, limit);
  }

  private static Letter letter(ConsumerRecord<String, String> record) {
    String cause = Redelivery.text(record, "cause");
    return new Letter(
        Redelivery.origin(record),
        Redelivery.text(record, "type"),
        record.key(),
        cause == null ? "" : cause,
        Instant.ofEpochMilli(record.timestamp()));
  }
}
