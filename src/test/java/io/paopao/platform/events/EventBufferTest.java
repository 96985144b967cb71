package io.paopao.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private static final Duration NOT_LONG = Duration.ofMillis(1);
  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  private final EventBuffer buffer = new EventBuffer(10, 4);

  private static List<ConsumerRecord<String, String>> records(
      TopicPartition partition, long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(
            i -> new ConsumerRecord<>(partition.topic(), partition.partition(), i, "key", "value"))
        .toList();
  }

  @Test
  void isFullWhenAnotherFetchMightNotFit() throws InterruptedException {
    buffer.add(records(FIRST, 0, 6));
    assertThat(buffer.isFull()).isFalse();
    buffer.add(records(FIRST, 6, 7));
    assertThat(buffer.isFull()).isTrue();

    buffer.done(buffer.take(NOT_LONG));
    assertThat(buffer.isFull()).isFalse();
    assertThat(buffer.size()).isEqualTo(3);
    assertThatThrownBy(() -> new EventBuffer(3, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoWaitsForRoomGoesOnWhenThereIsSome() throws Exception {
    buffer.add(records(FIRST, 0, 7));
    buffer.awaitRoom(NOT_LONG);
    assertThat(buffer.isFull()).isTrue();

    try (ExecutorService handler = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> handled =
          handler.submit(() -> {
            buffer.done(buffer.take(NOT_LONG));
            return true;
          });
      buffer.awaitRoom(Duration.ofMinutes(1));
      handled.get();
    }
    assertThat(buffer.isFull()).isFalse();
  }

  @Test
  void givesTheSameBatchAgainUntilItIsDone() throws InterruptedException {
    assertThat(buffer.take(NOT_LONG)).isEmpty();
    buffer.add(records(FIRST, 0, 3));
    List<ConsumerRecord<String, String>> taken = buffer.take(NOT_LONG);

    assertThat(buffer.take(NOT_LONG)).isEqualTo(taken).hasSize(3);
    assertThat(buffer.takeHandled()).isEmpty();
    buffer.done(taken);
    assertThat(buffer.take(NOT_LONG)).isEmpty();
    assertThat(buffer.takeHandled()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(3)));
    assertThat(buffer.takeHandled()).isEmpty();
  }

  @Test
  void keepsWhatCouldNotBeCommitted() throws InterruptedException {
    buffer.add(records(FIRST, 0, 2));
    buffer.add(records(SECOND, 0, 1));
    buffer.done(buffer.take(NOT_LONG));
    Map<TopicPartition, OffsetAndMetadata> taken = buffer.takeHandled();
    buffer.add(records(FIRST, 2, 3));
    buffer.done(buffer.take(NOT_LONG));

    buffer.giveBack(taken);

    assertThat(buffer.takeHandled())
        .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(3), SECOND, new OffsetAndMetadata(1)));
  }

  @Test
  void letsGoOfAPartitionWhenNoneOfItIsInHand() throws InterruptedException {
    buffer.add(records(FIRST, 0, 4));
    buffer.add(records(SECOND, 0, 2));
    buffer.add(records(FIRST, 4, 6));
    List<ConsumerRecord<String, String>> inHand = buffer.take(NOT_LONG);

    assertThat(buffer.release(Set.of(SECOND), NOT_LONG)).isTrue();
    assertThat(buffer.release(Set.of(FIRST), NOT_LONG)).isFalse();
    buffer.done(inHand);
    assertThat(buffer.release(Set.of(FIRST), NOT_LONG)).isTrue();
    assertThat(buffer.size()).isZero();
    assertThat(buffer.takeHandled()).containsOnlyKeys(FIRST);
  }

  @Test
  void settingsOutOfTheirBoundsAreRefused() {
    List<Duration> delays = List.of();
    assertThatThrownBy(() -> new KafkaSettings("", 500_000, 1, 128, delays))
        .hasMessageContaining("paopao.kafka.fetch-max-bytes is 500000");
    assertThatThrownBy(() -> new KafkaSettings("", 1 << 20, 1, 513, delays))
        .hasMessageContaining("paopao.kafka.buffer");
    assertThatThrownBy(() -> new KafkaSettings("", 1 << 20, 257, 256, delays))
        .hasMessageContaining("paopao.kafka.max-poll-records");
  }

  @Test
  void whatWasDoneAfterItWasForgottenDoesNotCount() throws InterruptedException {
    buffer.add(records(FIRST, 0, 3));
    List<ConsumerRecord<String, String>> inHand = buffer.take(NOT_LONG);
    buffer.clear();
    buffer.done(inHand);

    assertThat(buffer.takeHandled()).isEmpty();
    assertThat(buffer.size()).isZero();
  }
}
