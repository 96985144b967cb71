package io.paopao.search.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.search.index.LiveIndex;
import io.paopao.search.index.SearchIndex;
import io.paopao.search.index.SearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.metrics.Counter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {

  private static final TopicPartition POSTS = new TopicPartition(FeedConsumers.POSTS, 0);
  private static final TopicPartition USERS = new TopicPartition(FeedConsumers.USERS, 0);

  @TempDir Path home;

  private final LiveIndex live = new LiveIndex();
  private final FakeCatalogue catalogue = new FakeCatalogue();
  private final Count poison = new Count();
  private NodeIndex node;
  private MockConsumer<String, String> kafka;
  private Feed feed;

  @BeforeEach
  void open() {
    restart();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private void restart() {
    node = new NodeIndex(live, home.toString());
    live.close();
    node.open();
    kafka = new MockConsumer<>("none");
    FeedConsumer consumer =
        new FeedConsumer(kafka, List.of(FeedConsumers.POSTS, FeedConsumers.USERS));
    feed = new Feed(node, consumer, catalogue, poison);
  }

  private void topicsExist() {
    for (TopicPartition each : List.of(POSTS, USERS)) {
      PartitionInfo info =
          new PartitionInfo(each.topic(), 0, Node.noNode(), new Node[0], new Node[0]);
      kafka.updatePartitions(each.topic(), List.of(info));
      kafka.updateBeginningOffsets(Map.of(each, 0L));
      kafka.updateEndOffsets(Map.of(each, 0L));
    }
  }

  private void arrives(ConsumerRecord<String, String> record) {
    kafka.schedulePollTask(() -> kafka.addRecord(record));
  }

  private void rebuilt(Map<String, Long> positions) {
    Path folder = node.freshFolder();
    SearchIndex index = SearchIndex.open(folder);
    catalogue.thread.forEach(index::upsert);
    index.commit(positions);
    index.refresh();
    feed.adopt(new NodeIndex.Rebuilt(index, folder));
  }

  private List<String> found(String query) {
    return live.ask(index -> index.search(SearchRequest.of(query))).hits().stream()
        .map(hit -> hit.id())
        .toList();
  }

  @Test
  void waitsForTopicsToAppear() throws InterruptedException {
    feed.step();
    assertThat(kafka.assignment()).isEmpty();
    topicsExist();
    while (kafka.assignment().isEmpty()) {
      feed.step();
    }
    assertThat(kafka.assignment()).containsExactlyInAnyOrder(POSTS, USERS);
  }

  @Test
  void makesAnEventFindableAtOnce() throws InterruptedException {
    topicsExist();
    arrives(Happenings.record(Happenings.started("预算三千"), 0));
    feed.step();
    assertThat(found("预算")).containsExactly("100");
    assertThat(node.positions()).containsEntry("posts.events-0", 1L);
  }

  @Test
  void goesOnAfterRestartWhereTheIndexWasCommitted() throws InterruptedException {
    topicsExist();
    rebuilt(Map.of());
    arrives(Happenings.record(Happenings.started("预算三千"), 0));
    feed.step();
    restart();
    topicsExist();
    feed.step();
    assertThat(node.isComplete()).isTrue();
    assertThat(found("预算")).containsExactly("100");
    assertThat(kafka.position(POSTS)).isEqualTo(1);
    assertThat(kafka.position(USERS)).isZero();
  }

  @Test
  void keepsNothingOfAnIndexThatIsNotComplete() throws InterruptedException {
    topicsExist();
    arrives(Happenings.record(Happenings.started("预算三千"), 0));
    feed.step();
    restart();
    assertThat(node.isComplete()).isFalse();
    assertThat(node.positions()).isEmpty();
  }

  @Test
  void passesOverPoisonAndCountsIt() throws InterruptedException {
    topicsExist();
    arrives(new ConsumerRecord<>(FeedConsumers.POSTS, 0, 0, "100", "{"));
    ConsumerRecord<String, String> empty = Happenings.record(Happenings.published("102", "x"), 1);
    ConsumerRecord<String, String> bad =
        new ConsumerRecord<>(FeedConsumers.POSTS, 0, 1, "100", "{\"place\":[]}");
    empty.headers().forEach(header -> bad.headers().add(header));
    arrives(bad);
    arrives(Happenings.record(Happenings.started("预算三千"), 2));
    feed.step();
    feed.step();
    feed.step();
    assertThat(poison.getCount()).isEqualTo(2);
    assertThat(found("预算")).containsExactly("100");
    assertThat(node.positions()).containsEntry("posts.events-0", 3L);
  }

  @Test
  void goesOnFromThePositionsOfARebuiltIndex() throws InterruptedException {
    topicsExist();
    feed.step();
    catalogue.thread.add(Entries.thread(Happenings.PLACE, Happenings.post("101"), "预算三千"));
    rebuilt(Map.of("posts.events-0", 4L));
    assertThat(found("预算")).containsExactly("100");
    assertThat(kafka.position(POSTS)).isEqualTo(4);
    assertThat(home.toFile().list()).hasSize(1);
  }

  @Test
  void isNotCompleteWhenKafkaNoLongerHasItsPosition() throws InterruptedException {
    topicsExist();
    rebuilt(Map.of("posts.events-0", 4L));
    feed.step();
    kafka.setPollException(new OffsetOutOfRangeException(Map.of(POSTS, 4L)));
    feed.step();
    assertThat(node.isComplete()).isFalse();
    assertThat(kafka.position(POSTS)).isZero();
  }

  /// A counter without a registry.
  private static final class Count implements Counter {
    private long count;

    @Override
    public void inc() {
      count++;
    }

    @Override
    public void inc(long n) {
      count += n;
    }

    @Override
    public long getCount() {
      return count;
    }
  }
}
