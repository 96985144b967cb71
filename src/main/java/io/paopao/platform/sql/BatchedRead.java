package io.paopao.platform.sql;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads of one row each that many ask for at the same time: while a statement runs, the next ones
/// gather, and one statement reads them all. Alone, a read is as fast as without.
///
/// Thread-safe; made by [BatchedReads]. What is read is the same for all callers: who may see it is
/// for them to judge.
public final class BatchedRead<K, V> {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Database database;
  private final Load<K, V> load;
  private final Limits limits;
  private final BlockingQueue<Wish<K, V>> waiting;

  /// Reads rows in one statement.
  public interface Load<K, V> {
    /// @return the rows that there are
    Map<K, V> read(Handle handle, Collection<K> keys);
  }

  /// @param batch how many keys one statement asks for at most
  /// @param waiting how many callers wait for a statement at most
  /// @param longest how long one statement may take
  record Limits(int batch, int waiting, Duration longest) {}

  private record Wish<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

  BatchedRead(Database database, Load<K, V> load, Limits limits) {
    this.database = database;
    this.load = load;
    this.limits = limits;
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
  }

  /// Waits for the row until the deadline of the request. A caller who must see a write of its own
  /// asks alone.
  ///
  /// @throws Problem 503 `unavailable` when the database cannot be reached or too many wait; 504
  ///   `deadline.exceeded`
  public Optional<V> get(K key) throws InterruptedException {
    RequestContext context = RequestContext.current();
    if (context.causal() != null) {
      return Optional.ofNullable(database.read(handle -> load.read(handle, Set.of(key))).get(key));
    }
    Wish<K, V> wish = new Wish<>(key, new CompletableFuture<>());
    if (!waiting.offer(wish)) {
      throw Problem.unavailable("database");
    }
    try {
      return wish.answer().get(context.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (
        @SuppressWarnings("unused")
        TimeoutException late) {
      throw Problem.deadlineExceeded();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure.getCause());
    } finally {
      wish.answer().cancel(false);
    }
  }

  int waiting() {
    return waiting.size();
  }

  /// Answers until it is interrupted.
  void run() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Wish<K, V> first = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        List<Wish<K, V>> wishes = new ArrayList<>(List.of(first));
        waiting.drainTo(wishes, limits.batch() - 1);
        wishes.removeIf(wish -> wish.answer().isDone());
        answer(wishes);
      }
    }
  }

  private void answer(List<Wish<K, V>> wishes) {
    Set<K> keys = wishes.stream().map(Wish::key).collect(Collectors.toSet());
    try {
      Map<K, V> found = keys.isEmpty() ? Map.of() : read(keys);
      wishes.forEach(wish -> wish.answer().complete(Optional.ofNullable(found.get(wish.key()))));
    } catch (RuntimeException failure) {
      wishes.forEach(wish -> wish.answer().completeExceptionally(failure));
    }
  }

  private Map<K, V> read(Set<K> keys) {
    RequestContext context = RequestContext.current();
    context.deadline(Deadline.after(limits.longest()));
    return context.forEverybody(() -> database.read(handle -> load.read(handle, keys)));
  }
}
