package io.paopao.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/// Where an event goes that a listener could not take into account: through the listener's retry
/// topics, one for each delay, and then to its dead letters.
///
/// The record stays as it was, its time included. Headers tell where it comes from (`origin`), why
/// it is here (`cause`), how often it was postponed (`attempt`), and when it is due (`due`,
/// milliseconds since 1970). Events that follow it are not held up, so a postponed one is handled
/// after them.
final class Redelivery {

  private static final Logger LOG = Logger.getLogger(Redelivery.class.getName());
  private static final int CAUSE_LENGTH = 2_000;

  private final String listener;
  private final List<Duration> delays;
  private final RedeliveryProducer producer;
  private final MetricRegistry metrics;

  /// @param delays how long each retry waits
  Redelivery(
      String listener, List<Duration> delays, RedeliveryProducer producer, MetricRegistry metrics) {
    this.listener = listener;
    this.delays = delays;
    this.producer = producer;
    this.metrics = metrics;
  }

  static String deadLetters(String listener) {
    return listener + ".dead";
  }

  /// @param number from 1
  static String retryTopic(String listener, int number) {
    return listener + ".retry-" + number;
  }

  List<String> retryTopics() {
    return IntStream.rangeClosed(1, delays.size()).mapToObj(i -> retryTopic(listener, i)).toList();
  }

  /// Gives the event another chance later; after the last one it is a dead letter. Returns when
  /// Kafka has it: only then may it be passed over.
  void postpone(ConsumerRecord<String, String> record, RuntimeException failure)
      throws InterruptedException {
    int attempt = (int) Math.min(number(record, "attempt"), delays.size());
    if (attempt == delays.size()) {
      LOG.log(Level.SEVERE, "dead letter of " + listener + ": " + origin(record), failure);
      bury(record, failure.toString());
      return;
    }
    LOG.log(
        Level.WARNING,
        "{0} postpones {1}: {2}",
        new Object[] {listener, origin(record), failure.toString()});
    ProducerRecord<String, String> later = copy(record, retryTopic(listener, attempt + 1));
    replace(later.headers(), "cause", abridged(failure.toString()));
    replace(later.headers(), "attempt", String.valueOf(attempt + 1));
    replace(later.headers(), "due", String.valueOf(due(delays.get(attempt))));
    producer.send(later);
    metrics.counter("paopao_events_postponed", new Tag("listener", listener)).inc();
  }

  /// Makes the event a dead letter at once.
  void bury(ConsumerRecord<String, String> record, String cause) throws InterruptedException {
    ProducerRecord<String, String> letter = copy(record, deadLetters(listener));
    replace(letter.headers(), "cause", abridged(cause));
    producer.send(letter);
    metrics.counter("paopao_events_dead", new Tag("listener", listener)).inc();
  }

  /// The dead letter as it is when it begins anew: due at once, with all its retries before it.
  static ProducerRecord<String, String> redriven(
      String listener, ConsumerRecord<String, String> letter) {
    ProducerRecord<String, String> anew = copy(letter, retryTopic(listener, 1));
    anew.headers().remove("attempt");
    anew.headers().remove("due");
    return anew;
  }

  static Instant due(ConsumerRecord<String, String> record) {
    return Instant.ofEpochMilli(number(record, "due"));
  }

  /// Where the record was first: `<topic>-<partition>@<offset>`.
  static String origin(ConsumerRecord<String, String> record) {
    String here = record.topic() + "-" + record.partition() + "@" + record.offset();
    return Objects.requireNonNullElse(text(record, "origin"), here);
  }

  static @Nullable String text(ConsumerRecord<String, String> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static long due(Duration delay) {
    return Instant.now().plus(delay).toEpochMilli();
  }

  /// 0 for a header that is missing or that somebody else has written.
  private static long number(ConsumerRecord<String, String> record, String name) {
    String text = text(record, name);
    return text == null || !text.matches("\\d{1,15}") ? 0 : Long.parseLong(text);
  }

  private static ProducerRecord<String, String> copy(
      ConsumerRecord<String, String> record, String topic) {
    ProducerRecord<String, String> copy =
        new ProducerRecord<>(
            topic, null, record.timestamp(), record.key(), record.value(), record.headers());
    replace(copy.headers(), "origin", origin(record));
    return copy;
  }

  private static void replace(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String abridged(String cause) {
    return cause.length() <= CAUSE_LENGTH ? cause : cause.substring(0, CAUSE_LENGTH);
  }
}
