package io.paopao.platform.tasks;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Work that goes on side by side and ends together: each fork runs on a virtual thread of its own,
/// the first failure or the deadline cancels the others, and none outlives the scope.
///
/// ```
/// try (TaskScope scope = TaskScope.open("orders-status", Deadline.current())) {
///   TaskScope.Fork<Order> order = scope.fork("order", () -> orders.find(id));
///   TaskScope.Fork<Payment> payment = scope.fork("payment", () -> payments.of(id));
///   scope.join();
///   return new OrderStatus(order.get(), payment.get());
/// }
/// ```
///
/// Caller, language, trace, causal token and deadline travel along. A fork takes no part in the
/// transaction of the thread that opened the scope, and what it writes does not change the
/// request's causal token: fork reads and remote calls, write afterwards.
///
/// `fork`, `join` and `close` belong to the thread that opened the scope.
public final class TaskScope implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TaskScope.class.getName());
  private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();

  private final String name;
  private final Deadline deadline;
  private final TaskRegistry registry;
  private final Duration grace;
  private final RequestContext context = RequestContext.current();
  private final Thread owner = Thread.currentThread();
  // not the monitor of this object: waiting in one costs the JVM much more
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<RegisteredTask> running = new HashSet<>();
  private @Nullable Throwable failure;
  private boolean cancelled;
  private boolean joined;
  private volatile boolean succeeded;

  TaskScope(String name, Deadline deadline, TaskRegistry registry, Duration grace) {
    this.name = name;
    this.deadline = deadline.earlier(context.deadline());
    this.registry = registry;
    this.grace = grace;
  }

  /// Opens a scope that ends at the deadline, or at that of the current request if it is earlier.
  /// Closing it waits for its forks for at most five seconds; one that ignores its interrupt for so
  /// long is left to the leak detector.
  ///
  /// @param name begins with the code of the context, as in `orders-status`
  public static TaskScope open(String name, Deadline deadline) {
    return new TaskScope(name, deadline, TaskRegistry.OF_THIS_NODE, Duration.ofSeconds(5));
  }

  /// A piece of work that was begun.
  public static final class Fork<T extends @Nullable Object> {

    private final TaskScope scope;
    private @Nullable T result;

    private Fork(TaskScope scope) {
      this.scope = scope;
    }

    /// What the work has returned.
    ///
    /// @throws IllegalStateException before [TaskScope#join] has returned
    @SuppressWarnings("NullAway") // null only when the work has returned it
    public T get() {
      if (!scope.succeeded) {
        throw new IllegalStateException("there is no result before a successful join");
      }
      return result;
    }

    private void run(Callable<T> work) throws Exception {
      result = work.call();
    }
  }

  /// Begins the work on a thread called `paopao-<scope>-<fork>`. In a scope that has failed already
  /// it is not begun; [#join] tells.
  public <T extends @Nullable Object> Fork<T> fork(String forkName, Callable<T> work) {
    requireOwner();
    if (joined) {
      throw new IllegalStateException("the scope " + name + " has been joined");
    }
    Fork<T> fork = new Fork<>(this);
    RequestContext own = context.fork(deadline);
    RegisteredTask task = new RegisteredTask(name + "-" + forkName, deadline);
    Thread thread = task.on(VIRTUAL, () -> run(task, own, () -> fork.run(work)));
    if (begin(task)) {
      thread.start();
    }
    return fork;
  }

  /// Waits for all forks.
  ///
  /// @throws RuntimeException the first failure; a checked one as cause of a [CompletionException]
  /// @throws Problem 504 `deadline.exceeded`; the forks are cancelled
  /// @throws InterruptedException the forks are cancelled
  public void join() throws InterruptedException {
    requireOwner();
    joined = true;
    boolean ended = false;
    try {
      ended = await(deadline);
    } finally {
      if (!ended) {
        cancel();
      }
    }
    if (!ended) {
      throw Problem.deadlineExceeded();
    }
    throwFailure();
    succeeded = true;
  }

  /// Cancels what still runs and waits for it.
  @Override
  public void close() {
    requireOwner();
    cancel();
    boolean interrupted = false;
    Deadline patience = Deadline.after(grace);
    while (!patience.hasPassed()) {
      try {
        awaitEmpty(patience);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      owner.interrupt();
    }
    left().forEach(this::abandon);
  }

  private void abandon(RegisteredTask task) {
    task.abandon();
    LOG.log(Level.WARNING, "{0} ignores that it was cancelled", task.name());
  }

  private interface Step {
    void run() throws Exception;
  }

  private void run(RegisteredTask task, RequestContext own, Step step) {
    Throwable cause = null;
    try {
      own.run(() -> {
        step.run();
        return true;
      });
    } catch (Throwable e) {
      cause = e;
    } finally {
      registry.remove(task);
      ended(task, cause);
    }
  }

  private boolean begin(RegisteredTask task) {
    lock.lock();
    try {
      if (!cancelled) {
        running.add(task);
        registry.add(task);
      }
      return !cancelled;
    } finally {
      lock.unlock();
    }
  }

  private void ended(RegisteredTask task, @Nullable Throwable cause) {
    lock.lock();
    try {
      running.remove(task);
      if (cause != null && !cancelled) {
        failure = cause;
        cancel();
      }
      if (running.isEmpty() || failure != null) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void cancel() {
    lock.lock();
    try {
      cancelled = true;
      running.forEach(RegisteredTask::cancel);
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Deadline until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!running.isEmpty() && failure == null && !until.hasPassed()) {
        boolean _ = changed.await(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
      }
      return running.isEmpty() || failure != null;
    } finally {
      lock.unlock();
    }
  }

  private void awaitEmpty(Deadline until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!running.isEmpty() && !until.hasPassed()) {
        boolean _ = changed.await(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private List<RegisteredTask> left() {
    lock.lock();
    try {
      return List.copyOf(running);
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() {
    lock.lock();
    try {
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new CompletionException(e);
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw new IllegalCallerException("the scope " + name + " belongs to " + owner);
    }
  }
}
