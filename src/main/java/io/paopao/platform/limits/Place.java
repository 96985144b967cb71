package io.paopao.platform.limits;

import java.util.concurrent.atomic.AtomicBoolean;

/// One request's place among those that are worked on. Closing it again does nothing. Thread-safe.
public final class Place implements AutoCloseable {

  /// Of requests that need none.
  static final Place FREE = new Place(() -> {});

  private final Runnable leaving;
  private final AtomicBoolean left = new AtomicBoolean();

  Place(Runnable leaving) {
    this.leaving = leaving;
  }

  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leaving.run();
    }
  }
}
