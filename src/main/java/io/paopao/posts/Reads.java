package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.ReadMarks;
import io.paopao.posts.store.ThreadRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// How far the caller has read the threads that they have opened, and where there is more. Nobody
/// has anything unread before they have opened it once.
@ApplicationScoped
public class Reads {

  private static final int PRUNED_ONCE_IN = 50;

  @Inject private Database database;
  @Inject private Reading reading;

  @Inject
  @ConfigProperty(name = "paopao.posts.read-marks")
  private int kept;

  /// The caller has the thread before them, as it was at that time. When that cannot be written
  /// down now, they may read nevertheless.
  ///
  /// @return the first post that they have not seen before; empty without one, or on a first visit
  public Optional<Long> opened(long thread, Instant lastActivity) {
    long account = caller().id();
    if (caller().isAnonymous()) {
      return Optional.empty();
    }
    Optional<Instant> before = database.read(handle -> new ReadMarks(handle).seen(account, thread));
    if (before.filter(seen -> !seen.isBefore(lastActivity)).isPresent()) {
      return Optional.empty();
    }
    save(account, thread, lastActivity);
    return before.flatMap(
        seen -> database.read(handle -> new ReadMarks(handle).firstAfter(thread, seen)));
  }

  private void save(long account, long thread, Instant seen) {
    try {
      database.write(tx -> {
        ReadMarks marks = new ReadMarks(tx.handle());
        marks.save(account, thread, seen);
        if (ThreadLocalRandom.current().nextInt(PRUNED_ONCE_IN) == 0) {
          marks.prune(account, kept);
        }
        return account;
      });
    } catch (Problem unavailable) {
      if (unavailable.status() != 503) {
        throw unavailable;
      }
    }
  }

  /// The threads in which something is unread, the latest first.
  ///
  /// @param board slug, or null for all boards
  public Listing<ThreadSummary> unread(@Nullable String board, @Nullable Cursor after, int limit) {
    List<ThreadRow> rows =
        database.read(handle -> {
          ReadMarks.Reader reader =
              new ReadMarks.Reader(caller().id(), board, BoardAccess.hidden(handle));
          return new ReadMarks(handle).unread(reader, after, limit + 1);
        });
    Slice<ThreadRow> page = Slice.of(rows, limit, row -> Cursor.of(row.sortKey(), row.id()));
    return Listing.of(page, reading.threads(page.items()), null);
  }

  /// Those of the threads in which something is unread.
  public Set<Long> unread(Collection<Long> threads) {
    return caller().isAnonymous() || threads.isEmpty()
        ? Set.of()
        : Set.copyOf(database.read(handle -> new ReadMarks(handle).unread(caller().id(), threads)));
  }

  /// How many threads of each board have something unread, by slug.
  public Map<String, Integer> unreadByBoard() {
    return caller().isAnonymous()
        ? Map.of()
        : database.read(handle -> new ReadMarks(handle).unreadByBoard(caller().id()));
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
