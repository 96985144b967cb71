package io.paopao.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Settings of the Kafka clients: durable sends, bounded fetches, bounded waits.
@ApplicationScoped
public class KafkaClients {

  /// The largest event in bytes, headers included; what Kafka's brokers take by default.
  public static final int MAX_EVENT = 1024 * 1024;

  /// How long a good-bye may take.
  static final Duration LEAVE = Duration.ofSeconds(2);

  private final KafkaSettings settings;

  @Inject
  KafkaClients(KafkaSettings settings) {
    this.settings = settings;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected KafkaClients() {
    this(null);
  }

  KafkaSettings settings() {
    return settings;
  }

  Map<String, Object> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", settings.servers());
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", StringSerializer.class);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("linger.ms", 0);
    config.put("compression.type", "lz4");
    config.put("max.request.size", MAX_EVENT);
    config.put("max.block.ms", 5_000);
    config.put("request.timeout.ms", 5_000);
    config.put("delivery.timeout.ms", 60_000);
    return config;
  }

  /// Settings of a member of a group. The group is one of KIP-848: brokers move single partitions,
  /// nobody stops for it. Members are not static: one that was killed would keep its successor of
  /// the same name out until its session ends.
  Map<String, Object> consumer(String group) {
    Map<String, Object> config = reader();
    config.put("group.id", group);
    config.put("group.protocol", "consumer");
    config.put("auto.offset.reset", "earliest");
    return config;
  }

  /// Settings of a consumer that is assigned its partitions and leaves bookmarks under the name of
  /// a group that has no members.
  Map<String, Object> bookmarked(String group) {
    Map<String, Object> config = reader();
    config.put("group.id", group);
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "earliest");
    config.put("default.api.timeout.ms", 2_000);
    return config;
  }

  /// Settings of a consumer of texts that belongs to no group: it is assigned its partitions, and
  /// keeps its positions itself. A position that Kafka no longer has is an error.
  public Map<String, Object> assigned() {
    Map<String, Object> config = reader();
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "none");
    config.put("metadata.max.age.ms", 30_000);
    return config;
  }

  /// Settings of a client that only asks whether the brokers answer.
  Map<String, Object> admin() {
    return Map.of(
        "bootstrap.servers", settings.servers(),
        "request.timeout.ms", 2_000,
        "default.api.timeout.ms", 2_000);
  }

  /// Closes a consumer, which leaves its group at once, so that the others need not wait for a
  /// time-out. An interrupt is what usually brings its thread here, and would keep the client from
  /// saying good-bye.
  public static void close(Consumer<?, ?> consumer) {
    close(consumer, () -> {});
  }

  /// @param before what else is said to Kafka at the end
  static void close(Consumer<?, ?> consumer, Runnable before) {
    boolean interrupted = Thread.interrupted();
    try {
      before.run();
    } finally {
      consumer.close(CloseOptions.timeout(LEAVE));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Map<String, Object> reader() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", settings.servers());
    config.put("key.deserializer", StringDeserializer.class);
    config.put("value.deserializer", StringDeserializer.class);
    config.put("enable.auto.commit", false);
    config.put("fetch.max.bytes", settings.fetchMaxBytes());
    config.put("max.partition.fetch.bytes", settings.fetchMaxBytes());
    config.put("max.poll.records", settings.maxPollRecords());
    config.put("default.api.timeout.ms", 10_000);
    return config;
  }
}
