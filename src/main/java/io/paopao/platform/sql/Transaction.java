package io.paopao.platform.sql;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.events.Event;
import io.paopao.platform.events.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write transaction on the primary: what runs in it is committed whole or not at all, and may
/// run again when the database asks for a retry, so it must have no effect outside the database.
public final class Transaction {

  private final Handle handle;
  private final List<Outbox.Pending> events = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Consumer<Handle>> atEnd = new ArrayList<>();
  private @Nullable Throwable brokenBy;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  public Handle handle() {
    return handle;
  }

  /// Makes the event happen if and only if the transaction commits.
  public void publish(Event event) {
    events.add(new Outbox.Pending(event, RequestContext.current().trace()));
  }

  /// Publishes an event that tells a state: it takes the place of one of the same kind and key that
  /// the transaction has published before.
  public void publishState(Event event) {
    events.removeIf(pending ->
        pending.event().getClass() == event.getClass()
            && pending.event().key().equals(event.key()));
    publish(event);
  }

  /// Runs once after the commit, on the same thread; must neither throw nor block for long.
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /// Runs on the transaction's connection after the commit or the rollback: gives back what is
  /// bound to the connection, like named locks.
  public void atEnd(Consumer<Handle> action) {
    atEnd.add(action);
  }

  /// Runs a part of it. When that fails, the whole must not commit.
  <T> T join(Function<Transaction, T> part) {
    try {
      return part.apply(this);
    } catch (RuntimeException | Error failure) {
      brokenBy = failure;
      throw failure;
    }
  }

  /// @throws IllegalStateException when a part has failed and the rest went on
  /// @throws CancelledTransaction when the thread was interrupted
  /// @throws Problem 504 `deadline.exceeded`
  void checkBeforeCommit() {
    if (brokenBy != null) {
      throw new IllegalStateException("a part of the transaction has failed", brokenBy);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledTransaction();
    }
    Deadline.current().check();
  }

  List<Consumer<Handle>> atEnd() {
    return atEnd;
  }

  List<Outbox.Pending> events() {
    return events;
  }

  List<Runnable> afterCommit() {
    return afterCommit;
  }
}
