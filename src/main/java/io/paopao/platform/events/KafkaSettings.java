package io.paopao.platform.events;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where Kafka is, and how much of it a node takes at a time, as configured.
///
/// @param fetchMaxBytes the most that one fetch brings
/// @param maxPollRecords the most events that are handled in one transaction
/// @param buffer how many fetched events may wait for a listener
/// @param retryDelays how long an event waits for each retry
@Dependent
record KafkaSettings(
    String servers, int fetchMaxBytes, int maxPollRecords, int buffer, List<Duration> retryDelays) {

  static final int MIN_FETCH = 512 * 1024;
  static final int MAX_FETCH = 2 * 1024 * 1024;
  static final int MIN_BUFFER = 128;
  static final int MAX_BUFFER = 512;

  /// @throws IllegalArgumentException for a setting that would cost memory or starve the listeners
  @Inject
  KafkaSettings(
      @ConfigProperty(name = "paopao.kafka.servers") String servers,
      @ConfigProperty(name = "paopao.kafka.fetch-max-bytes") int fetchMaxBytes,
      @ConfigProperty(name = "paopao.kafka.max-poll-records") int maxPollRecords,
      @ConfigProperty(name = "paopao.kafka.buffer") int buffer,
      @ConfigProperty(name = "paopao.kafka.retry-delays") List<Duration> retryDelays) {
    this.servers = servers;
    this.fetchMaxBytes = within("fetch-max-bytes", fetchMaxBytes, MIN_FETCH, MAX_FETCH);
    this.buffer = within("buffer", buffer, MIN_BUFFER, MAX_BUFFER);
    this.maxPollRecords = within("max-poll-records", maxPollRecords, 1, buffer);
    this.retryDelays = List.copyOf(retryDelays);
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "paopao.kafka." + name + " is " + value + ", not from " + least + " to " + most);
    }
    return value;
  }
}
