package io.paopao.platform.events;

import io.paopao.platform.Trace;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/// Commits numbered events on the primary of the running stack, as another node of the forum would.
public final class OutboxWriter {

  private final String topic;
  private final Outbox outbox = new Outbox();
  private final Jdbi jdbi;

  public OutboxWriter(String topic) {
    Addresses at = Stack.running().addresses();
    this.topic = topic;
    this.jdbi = Jdbi.create(at.databaseUrl(), at.databaseUser(), at.databasePassword());
  }

  /// An event that says which one of its key it is.
  public record Numbered(String topic, String key, long number) implements Event {}

  /// Commits events of one key with the numbers from the first up to the last, without it.
  public void commit(String key, long first, long last) {
    List<Outbox.Pending> events =
        LongStream.range(first, last)
            .mapToObj(n -> new Outbox.Pending(new Numbered(topic, key, n), Trace.start()))
            .toList();
    jdbi.useTransaction(handle -> outbox.append(handle, events));
  }

  /// How many events wait for the relay, those of others included.
  public long depth() {
    return jdbi.withHandle(
        h -> h.createQuery("SELECT count(*) FROM platform.outbox").mapTo(Long.class).one());
  }
}
