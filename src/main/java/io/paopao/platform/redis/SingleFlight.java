package io.paopao.platform.redis;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Lets the first who asks for a key work, and the others wait for what that brings. Thread-safe.
final class SingleFlight<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
  private final Duration longestWait;

  SingleFlight(Duration longestWait) {
    this.longestWait = longestWait;
  }

  /// @param joined is told when somebody else works
  /// @throws RuntimeException what the work has thrown, for all who waited
  /// @throws Problem 503 `unavailable` when the work of another takes too long, 504 when it takes
  ///   longer than the caller has
  V run(K key, Supplier<V> work, Runnable joined) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> running = flights.putIfAbsent(key, own);
    if (running != null) {
      joined.run();
      return await(running);
    }
    try {
      V value = work.get();
      own.complete(value);
      return value;
    } catch (RuntimeException | Error failure) {
      own.completeExceptionally(failure);
      throw failure;
    } finally {
      flights.remove(key, own);
    }
  }

  private V await(CompletableFuture<V> running) {
    Deadline deadline = Deadline.current();
    try {
      return running.get(deadline.atMost(longestWait).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      deadline.check();
      throw Problem.unavailable("cache");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("cache");
    }
  }
}
