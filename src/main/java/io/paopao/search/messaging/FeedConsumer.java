package io.paopao.search.messaging;

import io.paopao.platform.events.KafkaClients;
import java.io.Closeable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Reads every partition of some topics from positions that the reader keeps; a partition without
/// one from its beginning.
final class FeedConsumer implements Closeable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<String, String> consumer;
  private final List<String> topics;

  FeedConsumer(Consumer<String, String> consumer, List<String> topics) {
    this.consumer = consumer;
    this.topics = topics;
  }

  /// Takes over the partitions that have appeared since.
  ///
  /// @param positions by `<topic>-<partition>`
  void discover(Map<String, Long> positions) {
    Set<TopicPartition> added = partitions();
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      Set<TopicPartition> all = new HashSet<>(consumer.assignment());
      all.addAll(added);
      consumer.assign(all);
      seek(added, positions);
    }
  }

  /// Goes on from other positions.
  void seek(Map<String, Long> positions) {
    seek(consumer.assignment(), positions);
  }

  /// Without any partition it comes back at once and empty.
  ConsumerRecords<String, String> poll(Duration longest) {
    return consumer.assignment().isEmpty() ? ConsumerRecords.empty() : consumer.poll(longest);
  }

  boolean isAssigned() {
    return !consumer.assignment().isEmpty();
  }

  /// Where the next event of each partition will be.
  Map<String, Long> ends() {
    Map<String, Long> ends = new HashMap<>();
    consumer
        .endOffsets(partitions(), TIMEOUT)
        .forEach((partition, end) -> ends.put(partition.toString(), end));
    return ends;
  }

  /// How many events are not read yet, as far as the last fetches told.
  long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private Set<TopicPartition> partitions() {
    Set<TopicPartition> partitions = new HashSet<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic, TIMEOUT)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private void seek(Collection<TopicPartition> partitions, Map<String, Long> positions) {
    for (TopicPartition partition : partitions) {
      Long position = positions.get(partition.toString());
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
  }

  @Override
  public void close() {
    KafkaClients.close(consumer);
  }
}
