package io.paopao.platform.limits;

import io.paopao.platform.CompletionListener;
import io.paopao.platform.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A request in the line before a gate: no thread waits for it. When it is admitted, or has waited
/// too long, it is dispatched again and asks for its [#place].
///
/// It is not dispatched before its first dispatch has nearly surely ended: the server would tell
/// the listeners of requests of that end when the request may be over. Nor is the server's own
/// time-out used, which races with a dispatch.
final class Waiter implements Gate.Waiting, CompletionListener {

  private static final Duration SHORTEST = Duration.ofMillis(20);

  private enum State {
    WAITING,
    ADMITTED,
    LATE,
    /// The server has ended the request itself.
    GONE
  }

  private final AsyncContext async;
  private final Gate gate;
  private final Problem late;
  private final Runnable ending;
  private final ScheduledExecutorService timer;
  private final long begun = System.nanoTime();
  private final Place place;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile Future<?> timeout = CompletableFuture.completedFuture(null);

  /// @param late what is said when its time is over
  /// @param ending what is to be done when the request ends without having been dispatched again
  Waiter(
      AsyncContext async,
      Gate gate,
      Problem late,
      Runnable ending,
      ScheduledExecutorService timer) {
    this.async = async;
    this.gate = gate;
    this.late = late;
    this.ending = ending;
    this.timer = timer;
    this.place = new Place(gate::leave);
  }

  boolean isAdmitted() {
    return state.get() == State.ADMITTED;
  }

  Place place() {
    return place;
  }

  /// Why there is none.
  Problem late() {
    return late;
  }

  @Override
  public boolean admitted() {
    boolean waited = become(State.ADMITTED);
    if (waited) {
      dispatch();
    }
    return waited;
  }

  /// Waits for its turn, so long at most.
  void begin(Duration longest) {
    if (!timer.isShutdown()) {
      timeout = timer.schedule(this::giveUp, longest.toMillis(), TimeUnit.MILLISECONDS);
    }
    gate.join(this);
  }

  private void giveUp() {
    if (become(State.LATE)) {
      dispatch();
    }
  }

  private void dispatch() {
    long rest = SHORTEST.toNanos() - (System.nanoTime() - begun);
    if (rest > 0 && !timer.isShutdown()) {
      var _ = timer.schedule(this::dispatchNow, rest, TimeUnit.NANOSECONDS);
    } else {
      dispatchNow();
    }
  }

  private void dispatchNow() {
    try {
      async.dispatch();
    } catch (
        @SuppressWarnings("unused")
        IllegalStateException ended) {
      giveBack();
    }
  }

  private boolean become(State next) {
    boolean waited = state.compareAndSet(State.WAITING, next);
    if (waited) {
      gate.quit(this);
      timeout.cancel(false);
    }
    return waited;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    become(State.GONE);
    giveBack();
    ending.run();
  }

  private void giveBack() {
    if (isAdmitted()) {
      place.close();
    }
  }
}
