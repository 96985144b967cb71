package io.paopao.platform.events;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Where events wait for a human that a listener could not take into account: topic
/// `<listener>.dead`, the record unchanged, with its origin and the cause as headers.
final class DeadLetters {

  private static final int CAUSE_LENGTH = 2_000;

  private DeadLetters() {}

  /// Returns when Kafka has it: only then may the event be passed over.
  static void send(
      Producer<String, String> producer,
      String listener,
      ConsumerRecord<String, String> record,
      String cause)
      throws InterruptedException {
    ProducerRecord<String, String> letter =
        new ProducerRecord<>(
            listener + ".dead", null, record.key(), record.value(), record.headers());
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    letter.headers().add("origin", origin.getBytes(StandardCharsets.UTF_8));
    letter.headers().add("cause", abridged(cause).getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(letter).get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take the dead letter", e);
    }
  }

  private static String abridged(String cause) {
    return cause.length() <= CAUSE_LENGTH ? cause : cause.substring(0, CAUSE_LENGTH);
  }
}
