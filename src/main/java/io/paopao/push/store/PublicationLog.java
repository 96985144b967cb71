package io.paopao.push.store;

import io.paopao.platform.sql.Database;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.PublicationSource;
import io.paopao.push.domain.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The log of publications in SQL. Read on the primary only: a replica that lags would make a
/// position that was given out look like one that never was.
@ApplicationScoped
public class PublicationLog implements PublicationSource {

  private static final int CHANNELS_PER_QUERY = 1_000;

  private final Database database;

  @Inject
  PublicationLog(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PublicationLog() {
    this(null);
  }

  /// Gives the publication the next offset of its channel. Holds the channel until the transaction
  /// ends, so that offsets follow the order of the commits.
  public Entry append(Handle handle, Draft draft, long eventId) {
    long offset =
        handle
            .createQuery(
                """
                INSERT INTO push.channel (name, last_offset) VALUES (:channel, 1)
                ON DUPLICATE KEY UPDATE last_offset = last_offset + 1
                RETURNING last_offset\
                """)
            .bind("channel", draft.channel())
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            INSERT INTO push.publication (channel, channel_offset, type, subject, data, event_id)
            VALUES (:channel, :offset, :type, :subject, :data, :event)\
            """)
        .bind("channel", draft.channel())
        .bind("offset", offset)
        .bind("type", draft.type())
        .bind("subject", draft.subject())
        .bind("data", draft.data())
        .bind("event", eventId)
        .execute();
    return new Entry(
        draft.channel(), Publication.of(draft.channel(), offset, draft.type(), draft.data()));
  }

  /// Takes back what was said of a post that is deleted: whoever asks for the past is told what
  /// there is now.
  ///
  /// @param data JSON of the post as it is now
  public void redactPost(Handle handle, String post, String data) {
    handle
        .createUpdate(
            """
            UPDATE push.publication SET data = :data
            WHERE subject = :post AND type IN ('post.created', 'post.edited', 'post.restored')\
            """)
        .bind("post", post)
        .bind("data", data)
        .execute();
  }

  /// Takes back the words of a thread that is deleted, on whichever boards it was.
  public void redactThread(Handle handle, String thread) {
    handle
        .createUpdate(
            """
            UPDATE push.publication SET data = JSON_SET(data, '$.title', '', '$.excerpt', '')
            WHERE subject = :thread AND type IN ('thread.created', 'thread.changed', 'thread.restored')\
            """)
        .bind("thread", thread)
        .execute();
  }

  /// What an event has made.
  public List<Entry> ofEvent(long eventId) {
    return database.readPrimary(h ->
        h.createQuery(
                """
                SELECT channel, channel_offset, type, data FROM push.publication
                WHERE event_id = :event ORDER BY channel, channel_offset\
                """)
            .bind("event", eventId)
            .map((row, context) -> entry(row))
            .list());
  }

  @Override
  public StreamPosition position(String channel) {
    return database.readPrimary(h -> StreamPositions.position(h, channel));
  }

  @Override
  public Standing positions(Set<String> channels) {
    List<String> names = List.copyOf(channels);
    return database.readPrimary(h -> {
      Map<String, Long> offsets = HashMap.newHashMap(names.size());
      for (int i = 0; i < names.size(); i += CHANNELS_PER_QUERY) {
        readOffsets(h, names.subList(i, Math.min(names.size(), i + CHANNELS_PER_QUERY)), offsets);
      }
      return new Standing(StreamPositions.epoch(h), offsets);
    });
  }

  @Override
  public List<Publication> after(String channel, long offset, int limit) {
    List<Entry> rows =
        database.readPrimary(h ->
            h.createQuery(
                    """
                    SELECT channel, channel_offset, type, data FROM push.publication
                    WHERE channel = :channel AND channel_offset > :offset
                    ORDER BY channel_offset LIMIT :limit\
                    """)
                .bind("channel", channel)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    return withoutHole(rows, offset);
  }

  @Override
  public void renounce(String epoch) {
    database.write(tx ->
        tx.handle()
            .createUpdate(
                """
                UPDATE push.epoch SET name = LEFT(MD5(UUID()), 16) WHERE id = 1 AND name = :epoch\
                """)
            .bind("epoch", epoch)
            .execute());
  }

  /// The last publications, in order.
  public List<Publication> latest(String channel, int limit) {
    List<Entry> rows =
        database.readPrimary(h ->
            h.createQuery(
                    """
                    SELECT channel, channel_offset, type, data FROM push.publication
                    WHERE channel = :channel ORDER BY channel_offset DESC LIMIT :limit\
                    """)
                .bind("channel", channel)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    return rows.reversed().stream().map(Entry::publication).toList();
  }

  /// Forgets what is older, but not more than `limit` publications.
  ///
  /// @return how many were forgotten
  public int prune(Duration age, int limit) {
    return database.write(tx ->
        tx.handle()
            .createUpdate(
                """
                DELETE FROM push.publication
                WHERE created_at < NOW(6) - INTERVAL :seconds SECOND
                ORDER BY created_at LIMIT :limit\
                """)
            .bind("seconds", age.toSeconds())
            .bind("limit", limit)
            .execute());
  }

  /// Something to be said.
  ///
  /// @param subject the post or thread that it is about; "" for anything else
  /// @param data JSON
  public record Draft(String channel, String type, String subject, String data) {}

  /// Something said.
  public record Entry(String channel, Publication publication) {}

  private static void readOffsets(Handle handle, List<String> names, Map<String, Long> offsets) {
    handle
        .createQuery("SELECT name, last_offset FROM push.channel WHERE name IN (<names>)")
        .bindList("names", names)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(e -> offsets.put(e.getKey(), e.getValue()));
  }

  private static List<Publication> withoutHole(List<Entry> rows, long offset) {
    List<Publication> publications = new ArrayList<>(rows.size());
    for (Entry row : rows) {
      if (row.publication().offset() != offset + publications.size() + 1) {
        break;
      }
      publications.add(row.publication());
    }
    return publications;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    return new Entry(
        channel,
        Publication.of(
            channel, row.getLong("channel_offset"), row.getString("type"), row.getString("data")));
  }
}
