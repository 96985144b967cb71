package io.paopao.platform.limits;

import io.paopao.platform.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicReference;

/// A request in the line before a gate: no thread waits for it. When it is admitted, or has waited
/// too long, it is dispatched again and asks for its [#place].
final class Waiter implements Gate.Waiting, AsyncListener {

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
  private final Place place;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /// @param late what is said when its time is over
  /// @param ending what is to be done when the request ends without having been dispatched again
  Waiter(AsyncContext async, Gate gate, Problem late, Runnable ending) {
    this.async = async;
    this.gate = gate;
    this.late = late;
    this.ending = ending;
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
    if (!become(State.ADMITTED)) {
      return false;
    }
    async.dispatch();
    return true;
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    if (become(State.LATE)) {
      async.dispatch();
    }
  }

  private boolean become(State next) {
    boolean waited = state.compareAndSet(State.WAITING, next);
    if (waited) {
      gate.quit(this);
    }
    return waited;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    become(State.GONE);
    if (isAdmitted()) {
      place.close();
    }
    ending.run();
  }

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
