package io.paopao.search.messaging;

import io.paopao.platform.Problem;
import io.paopao.platform.events.Deliveries;
import io.paopao.platform.events.Delivery;
import io.paopao.search.index.UnusableIndexException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.eclipse.microprofile.metrics.Counter;

/// Brings events from Kafka into the index, fetch by fetch.
final class Feed {

  private static final Logger LOG = Logger.getLogger(Feed.class.getName());
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration DISCOVER_EVERY = Duration.ofSeconds(1);

  private final NodeIndex node;
  private final FeedConsumer consumer;
  private final Catalogue catalogue;
  private final Counter poison;
  private Instant discovered = Instant.EPOCH;

  Feed(NodeIndex node, FeedConsumer consumer, Catalogue catalogue, Counter poison) {
    this.node = node;
    this.consumer = consumer;
    this.catalogue = catalogue;
    this.poison = poison;
  }

  /// Takes one fetch into account.
  void step() throws InterruptedException {
    discover();
    if (!consumer.isAssigned()) {
      Thread.sleep(POLL);
      return;
    }
    try {
      consumer.poll(POLL).forEach(this::take);
    } catch (InvalidOffsetException e) {
      LOG.log(Level.WARNING, "Kafka no longer has what the search index needs next", e);
      node.incomplete();
      consumer.seek(node.positions());
    }
    node.settle();
  }

  /// Goes on with an index that was built anew, from its positions.
  void adopt(NodeIndex.Rebuilt rebuilt) {
    node.adopt(rebuilt);
    consumer.seek(node.positions());
  }

  private void discover() {
    Instant now = Instant.now();
    if (discovered.plus(DISCOVER_EVERY).isBefore(now)) {
      consumer.discover(node.positions());
      discovered = now;
    }
  }

  private void take(ConsumerRecord<String, String> record) {
    String partition = record.topic() + "-" + record.partition();
    try {
      Delivery delivery =
          Deliveries.read(record)
              .orElseThrow(() -> new IllegalArgumentException("no usable id or type header"));
      new EventIndexing(node.index(), catalogue).take(record.topic(), delivery);
    } catch (RuntimeException failure) {
      if (!isPoison(failure)) {
        throw failure;
      }
      poison.inc();
      LOG.log(Level.SEVERE, "passed over event " + partition + "@" + record.offset(), failure);
    }
    node.took(partition, record.offset() + 1);
  }

  /// Whether a failure says something about the event, not about the index or the database.
  private static boolean isPoison(RuntimeException failure) {
    return switch (failure) {
      case Problem problem -> problem.status() < 500;
      case UncheckedIOException _, UnusableIndexException _, IllegalStateException _ -> false;
      default -> true;
    };
  }
}
