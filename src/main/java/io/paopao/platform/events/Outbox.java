package io.paopao.platform.events;

import io.paopao.platform.Problem;
import io.paopao.platform.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The table where events wait for Kafka, and the bell that wakes the relay.
@ApplicationScoped
public class Outbox {

  private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

  /// The most that key, headers and framing add to a payload.
  private static final int HEADERS = 4 * 1024;

  private final Semaphore bell = new Semaphore(0);
  private final Commits commits = new Commits();

  /// An event of a transaction that has not ended yet, and the trace that it belongs to.
  public record Pending(Event event, Trace trace) {}

  /// A row of the table.
  record Row(
      long id,
      String topic,
      String eventKey,
      String type,
      String payload,
      String traceparent,
      Instant createdAt) {}

  /// Writes the events in the transaction of the handle, in their order.
  public void append(Handle handle, List<Pending> events) {
    if (events.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO platform.outbox (topic, event_key, type, payload, traceparent, created_at)
            VALUES (:topic, :key, :type, :payload, :traceparent, utc_timestamp(6))
            """);
    for (Pending pending : events) {
      Event event = pending.event();
      String payload = EventJson.write(event);
      requireThatKafkaTakes(payload);
      batch
          .bind("topic", event.topic())
          .bind("key", event.key())
          .bind("type", event.getClass().getSimpleName())
          .bind("payload", payload)
          .bind("traceparent", pending.trace().traceparent())
          .add();
      LOG.log(
          Level.INFO,
          "{0} of {1} is written, trace {2}",
          new Object[] {event.getClass().getSimpleName(), event.key(), pending.trace().id()});
    }
    batch.execute();
  }

  /// An event that Kafka refuses would stop the relay for good, so it is never written.
  private static void requireThatKafkaTakes(String payload) {
    int most = KafkaClients.MAX_EVENT - HEADERS;
    if (payload.length() > most / 3 && payload.getBytes(StandardCharsets.UTF_8).length > most) {
      throw Problem.of(413, "tooLarge", most);
    }
  }

  /// These events have been committed on this node.
  public void wake(List<Pending> events) {
    commits.add(events);
    bell.release();
  }

  /// Something has been committed on this node without an event.
  public void changed() {
    commits.addUnknown();
  }

  /// What has been committed on this node.
  public Commits commits() {
    return commits;
  }

  /// Waits for the bell, at most this long: rows of other nodes ring none.
  void await(Duration longest) throws InterruptedException {
    if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  /// The oldest rows that are committed, but for some.
  List<Row> head(Handle handle, List<Row> without, int limit) {
    return handle
        .createQuery(
            """
            SELECT id, topic, event_key, type, payload, traceparent, created_at
            FROM platform.outbox WHERE id NOT IN (<without>) ORDER BY id LIMIT :limit
            """)
        .bindList("without", Stream.concat(Stream.of(0L), without.stream().map(Row::id)).toList())
        .bind("limit", limit)
        .map((rs, ctx) ->
            new Row(
                rs.getLong("id"),
                rs.getString("topic"),
                rs.getString("event_key"),
                rs.getString("type"),
                rs.getString("payload"),
                rs.getString("traceparent"),
                rs.getTimestamp("created_at").toInstant()))
        .list();
  }

  /// How many rows wait.
  long depth(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM platform.outbox").mapTo(Long.class).one();
  }

  void remove(Handle handle, List<Row> rows) {
    handle
        .createUpdate("DELETE FROM platform.outbox WHERE id IN (<ids>)")
        .bindList("ids", rows.stream().map(Row::id).toList())
        .execute();
  }
}
