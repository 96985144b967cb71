package io.paopao.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Settings of the Kafka clients: durable sends, bounded fetches, bounded waits.
@ApplicationScoped
public class KafkaClients {

  @Inject
  @ConfigProperty(name = "paopao.kafka.servers")
  private String servers;

  @Inject
  @ConfigProperty(name = "paopao.kafka.fetch-max-bytes")
  private int fetchMaxBytes;

  @Inject
  @ConfigProperty(name = "paopao.kafka.max-poll-records")
  private int maxPollRecords;

  Map<String, Object> producer() {
    return Map.of(
        "bootstrap.servers",
        servers,
        "key.serializer",
        StringSerializer.class,
        "value.serializer",
        StringSerializer.class,
        "acks",
        "all",
        "enable.idempotence",
        true,
        "linger.ms",
        0,
        "compression.type",
        "lz4",
        "max.block.ms",
        5_000,
        "request.timeout.ms",
        5_000,
        "delivery.timeout.ms",
        60_000);
  }

  Map<String, Object> consumer(String group) {
    return Map.of(
        "bootstrap.servers",
        servers,
        "key.deserializer",
        StringDeserializer.class,
        "value.deserializer",
        StringDeserializer.class,
        "group.id",
        group,
        "group.protocol",
        "consumer",
        "enable.auto.commit",
        false,
        "auto.offset.reset",
        "earliest",
        "fetch.max.bytes",
        fetchMaxBytes,
        "max.poll.records",
        maxPollRecords,
        "default.api.timeout.ms",
        10_000);
  }

  /// Settings of a consumer of texts that belongs to no group: it is assigned its partitions, and
  /// keeps its positions itself. A position that Kafka no longer has is an error.
  public Map<String, Object> assigned() {
    return Map.of(
        "bootstrap.servers",
        servers,
        "key.deserializer",
        StringDeserializer.class,
        "value.deserializer",
        StringDeserializer.class,
        "enable.auto.commit",
        false,
        "allow.auto.create.topics",
        false,
        "auto.offset.reset",
        "none",
        "metadata.max.age.ms",
        30_000,
        "fetch.max.bytes",
        fetchMaxBytes,
        "max.poll.records",
        maxPollRecords,
        "default.api.timeout.ms",
        10_000);
  }

  /// Settings of a client that only asks whether the brokers answer.
  Map<String, Object> admin() {
    return Map.of(
        "bootstrap.servers", servers,
        "request.timeout.ms", 2_000,
        "default.api.timeout.ms", 2_000);
  }
}
