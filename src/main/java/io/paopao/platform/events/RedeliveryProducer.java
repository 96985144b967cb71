package io.paopao.platform.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Sends the few events that are retried, buried or driven back: one producer for all listeners of
/// the node, made when the first one is needed. Thread-safe.
@ApplicationScoped
public class RedeliveryProducer {

  /// Longer than the producer itself tries.
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(70);

  private final KafkaClients kafka;
  private @Nullable Producer<String, String> producer;

  @Inject
  RedeliveryProducer(KafkaClients kafka) {
    this.kafka = kafka;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected RedeliveryProducer() {
    this(null);
  }

  /// Returns when Kafka has the record: only then may an event be passed over.
  ///
  /// @throws IllegalStateException when Kafka did not take it; the next call begins with a new
  ///   producer
  void send(ProducerRecord<String, String> record) throws InterruptedException {
    try {
      open().send(record).get(SEND_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("Kafka did not take a record for " + record.topic(), e);
    }
  }

  private synchronized Producer<String, String> open() {
    Producer<String, String> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(kafka.producer());
      producer = open;
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
      producer = null;
    }
  }
}
