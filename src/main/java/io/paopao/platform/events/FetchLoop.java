package io.paopao.platform.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Fetches events for one listener into its buffer, and pauses while that is full. It goes on
/// asking Kafka all the time, so a slow or failing handler does not cost the group its member.
final class FetchLoop {

  private static final Logger LOG = Logger.getLogger(FetchLoop.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(20);
  private static final Duration FULL = Duration.ofMillis(100);
  private static final Duration HANDOVER = Duration.ofSeconds(5);
  private static final Duration LAG_EVERY = Duration.ofSeconds(1);

  private final String group;
  private final Collection<String> topics;
  private final KafkaClients kafka;
  private final EventBuffer buffer;
  private volatile double lag;
  private long lagKnownAt;

  FetchLoop(EventListener listener, KafkaClients kafka, EventBuffer buffer) {
    this.group = listener.name();
    this.topics = listener.topics();
    this.kafka = kafka;
    this.buffer = buffer;
  }

  /// How many events are behind: those not fetched yet and those not handled yet.
  double lag() {
    return lag + buffer.size();
  }

  /// Runs until it fails or is interrupted; the task loop calls it again, and what was not
  /// committed is fetched again.
  void run() throws InterruptedException {
    buffer.clear();
    Consumer<String, String> consumer = new KafkaConsumer<>(kafka.consumer(group));
    try {
      consumer.subscribe(topics, new Handover(consumer));
      while (!Thread.currentThread().isInterrupted()) {
        fetch(consumer);
        commitSoon(consumer);
        measureLag(consumer);
      }
    } finally {
      KafkaClients.close(consumer, () -> lastCommit(consumer));
    }
  }

  /// While the buffer is full, it waits for room itself: a paused consumer that has fetched already
  /// would spin for as long as it is asked to wait.
  private void fetch(Consumer<String, String> consumer) throws InterruptedException {
    if (buffer.isFull()) {
      consumer.pause(consumer.assignment());
      buffer.add(consumer.poll(Duration.ZERO));
      buffer.awaitRoom(FULL);
    } else {
      if (!consumer.paused().isEmpty()) {
        consumer.resume(consumer.paused());
      }
      buffer.add(consumer.poll(buffer.size() == 0 ? IDLE : BUSY));
    }
  }

  /// Waits for no answer: the next events would wait with it. What was not committed is committed
  /// next time.
  private void commitSoon(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> handled = own(consumer, buffer.takeHandled());
    if (!handled.isEmpty()) {
      consumer.commitAsync(
          handled,
          (told, failure) -> { // told nothing, perhaps, when it has failed
            if (failure != null) {
              LOG.log(Level.FINE, group + " has not committed " + handled, failure);
              buffer.giveBack(handled);
            }
          });
    }
  }

  /// Seldom, since that reads all measurements of the consumer.
  private void measureLag(Consumer<?, ?> consumer) {
    if (System.nanoTime() - lagKnownAt > LAG_EVERY.toNanos()) {
      lag = KafkaLag.of(consumer);
      lagKnownAt = System.nanoTime();
    }
  }

  private void commit(Consumer<?, ?> consumer, Duration longest) {
    Map<TopicPartition, OffsetAndMetadata> handled = own(consumer, buffer.takeHandled());
    if (!handled.isEmpty()) {
      consumer.commitSync(handled, longest);
    }
  }

  /// Those of partitions that are still ours: the others are their new owner's to commit.
  private static Map<TopicPartition, OffsetAndMetadata> own(
      Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> handled) {
    Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(handled);
    own.keySet().retainAll(consumer.assignment());
    return own;
  }

  private void lastCommit(Consumer<?, ?> consumer) {
    try {
      commit(consumer, KafkaClients.LEAVE);
    } catch (KafkaException e) {
      LOG.log(Level.FINE, group + " leaves without its last commit", e);
    }
  }

  /// Gives partitions away only when what is being handled of them is committed.
  private final class Handover implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;

    Handover(Consumer<?, ?> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.log(Level.INFO, "{0} has got {1}", new Object[] {group, List.copyOf(partitions)});
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      release(partitions);
      try {
        commit(consumer, HANDOVER);
      } catch (KafkaException e) {
        LOG.log(Level.WARNING, "{0} could not commit what it gives away: {1}", both(e));
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      release(partitions);
      buffer.takeHandled();
    }

    private void release(Collection<TopicPartition> partitions) {
      try {
        if (!buffer.release(partitions, HANDOVER)) {
          LOG.log(Level.WARNING, "{0} still handles what it gives away", group);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Object[] both(Exception e) {
      return new Object[] {group, e.toString()};
    }
  }
}
