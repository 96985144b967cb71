package io.paopao.platform.transfer;

import io.paopao.platform.CompletionListener;
import io.paopao.platform.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A body on its way: no thread waits for it. When it is here, or is given up, the request is
/// dispatched again and asks for the [#body]. The server's own time-out is not used: it races with
/// the dispatch of a body that is here after all, and ends the request twice for its listeners.
final class Reception implements ReadListener, CompletionListener {

  private static final int PIECE = 8_192;

  private final AsyncContext async;
  private final ServletInputStream in;
  private final Body body;
  private final Problem late;
  private final Runnable ending;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Problem problem;
  private volatile @Nullable Future<?> timeout;

  /// @param late what is said when its time is over
  /// @param ending what is to be done when it is no longer on its way
  Reception(AsyncContext async, ServletInputStream in, Body body, Problem late, Runnable ending) {
    this.async = async;
    this.in = in;
    this.body = body;
    this.late = late;
    this.ending = ending;
  }

  /// @throws Problem why there is none
  Body body() {
    Problem failure = problem;
    if (failure != null) {
      body.close();
      throw failure;
    }
    return body;
  }

  boolean isLate() {
    return problem == late;
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] piece = new byte[PIECE];
    try {
      while (!ended.get() && in.isReady() && !in.isFinished()) {
        int length = in.read(piece);
        if (length < 0) {
          break;
        }
        body.add(piece, length);
      }
    } catch (Problem refused) {
      end(refused);
    }
  }

  @Override
  public void onAllDataRead() {
    end(null);
  }

  @Override
  public void onError(Throwable brokenOff) {
    end(Problem.badRequest("badRequest"));
  }

  /// It is given up when this runs.
  void giveUp() {
    end(late);
  }

  /// What is to be cancelled when it is no longer on its way.
  void timeout(Future<?> pending) {
    timeout = pending;
    if (ended.get()) {
      pending.cancel(false);
    }
  }

  private void end(@Nullable Problem failure) {
    if (ended.compareAndSet(false, true)) {
      problem = failure;
      over();
      async.dispatch();
    }
  }

  private void over() {
    Future<?> pending = timeout;
    if (pending != null) {
      pending.cancel(false);
    }
    ending.run();
  }

  /// Also when the request was never dispatched again.
  @Override
  public void onComplete(AsyncEvent event) {
    if (ended.compareAndSet(false, true)) {
      over();
    }
    body.close();
  }
}
