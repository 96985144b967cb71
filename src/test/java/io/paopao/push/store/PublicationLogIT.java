package io.paopao.push.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.platform.Position;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.StreamPosition;
import io.paopao.push.store.PublicationLog.Draft;
import io.paopao.push.store.PublicationLog.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublicationLogIT {

  private final TestDatabase database = new TestDatabase();
  private final PublicationLog log = new PublicationLog(database.database());
  private final String channel = "thread:" + Ids.next();

  private Entry append(long event) {
    Draft draft = new Draft(channel, "post.created", "", "{\"text\":\"泡泡\"}");
    return database.database().write(tx -> log.append(tx.handle(), draft, event));
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      append(Ids.next());
    }
  }

  private static List<Long> offsets(List<Publication> publications) {
    return publications.stream().map(Publication::offset).toList();
  }

  @Test
  void beginsEachChannelAtZero() {
    StreamPosition position = log.position(channel);
    assertThat(position.offset()).isZero();
    assertThat(position.epoch()).hasSize(16);
    assertThat(log.after(channel, 0, 10)).isEmpty();
    assertThat(log.latest(channel, 10)).isEmpty();
  }

  @Test
  void endsAnEpochOnce() {
    String epoch = log.position(channel).epoch();
    log.renounce(epoch);
    String next = log.position(channel).epoch();
    assertThat(next).hasSize(16).isNotEqualTo(epoch);
    log.renounce(epoch);
    assertThat(log.position(channel).epoch()).isEqualTo(next);
  }

  @Test
  void givesBackWhatWasAppended() {
    Entry entry = append(Ids.next());
    assertThat(entry.publication().offset()).isEqualTo(1);
    assertThat(log.after(channel, 0, 10)).containsExactly(entry.publication());
    assertThat(entry.publication().frame().text()).contains("{\"text\":\"泡泡\"}");
  }

  @Test
  void takesBackTheWordsOfWhatIsDeleted() {
    String post = String.valueOf(Ids.next());
    String thread = String.valueOf(Ids.next());
    say("post.created", post, "{\"id\":\"7\",\"body\":\"secret\"}");
    say("post.created", "8", "{\"id\":\"8\",\"body\":\"kept\"}");
    say("post.edited", post, "{\"id\":\"7\",\"body\":\"secret, too\"}");
    say(
        "thread.created",
        thread,
        "{\"id\":\"9\",\"title\":\"secret\",\"excerpt\":\"secret\",\"board\":\"b\"}");

    database
        .database()
        .write(tx -> {
          log.redactPost(tx.handle(), post, "{\"id\":\"7\",\"body\":\"\"}");
          log.redactThread(tx.handle(), thread);
          return 0;
        });

    List<Publication> publications = log.after(channel, 0, 10);
    assertThat(offsets(publications)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(publications.toString()).doesNotContain("secret").contains("kept", "\"board\":");
  }

  private void say(String type, String subject, String data) {
    database
        .database()
        .write(tx -> log.append(tx.handle(), new Draft(channel, type, subject, data), Ids.next()));
  }

  @Test
  void readsFromAnOffsetOrFromTheEnd() {
    append(5);
    assertThat(offsets(log.after(channel, 2, 2))).containsExactly(3L, 4L);
    assertThat(offsets(log.latest(channel, 2))).containsExactly(4L, 5L);
  }

  @Test
  void rollsBackTheOffsetWithTheTransaction() {
    append(1);
    Draft draft = new Draft(channel, "post.created", "", "{}");
    try {
      database
          .database()
          .write(tx -> {
            log.append(tx.handle(), draft, 1);
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("rolled back");
    }
    assertThat(append(Ids.next()).publication().offset()).isEqualTo(2);
  }

  @Test
  void leavesNoHoleBetweenConcurrentWriters() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(writers.submit(() -> append(25)));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(offsets(log.after(channel, 0, 1_000)))
        .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void findsWhatAnEventHasMade() {
    long event = Ids.next();
    append(1);
    Entry made = append(event);
    assertThat(log.ofEvent(event)).containsExactly(made);
  }

  @Test
  void tellsWhereManyChannelsStand() {
    append(3);
    assertThat(log.positions(Set.of(channel, "board:nobody-reads")).offsets())
        .containsExactly(Map.entry(channel, 3L));
  }

  @Test
  void tellsPositionsToSnapshots() {
    append(3);
    String epoch = log.position(channel).epoch();
    String silent = "thread:" + Ids.next();
    StreamPositions positions = new StreamPositions();
    Map<String, Position> found =
        database.database().read(h -> positions.at(h, List.of(channel, silent)));
    assertThat(found)
        .containsEntry(channel, new Position(channel, epoch, 3))
        .containsEntry(silent, new Position(silent, epoch, 0));
    Position alone = database.database().read(h -> positions.at(h, channel));
    assertThat(alone).isEqualTo(found.get(channel));
    Map<String, Position> none = database.database().read(h -> positions.at(h, List.of()));
    assertThat(none).isEmpty();
  }

  @Test
  void vouchesForNothingBeyondAHole() {
    append(5);
    database
        .database()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    """
                    UPDATE push.publication SET created_at = '2001-01-01'
                    WHERE channel = :channel AND channel_offset <= 3\
                    """)
                .bind("channel", channel)
                .execute());
    assertThat(log.prune(Duration.ofDays(3650), 1)).isEqualTo(1);
    assertThat(log.prune(Duration.ofDays(3650), 100)).isEqualTo(2);
    assertThat(log.after(channel, 0, 10)).isEmpty();
    assertThat(offsets(log.after(channel, 3, 10))).containsExactly(4L, 5L);
    assertThat(log.position(channel).offset()).isEqualTo(5);
  }
}
