package io.paopao.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/// Asks a dependency for a sign of life, for at most one second.
@ApplicationScoped
class Probe {

  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Executor VIRTUAL = command -> Thread.ofVirtual().start(command);

  /// The question; any answer but an exception is a sign of life.
  interface Question {
    void ask() throws Exception;
  }

  /// Down when the dependency does not answer: the forum cannot work without it.
  HealthCheckResponse required(String name, Question question) {
    String failure = failure(question);
    return HealthCheckResponse.named(name)
        .status(failure == null)
        .withData("state", failure == null ? "ok" : failure)
        .build();
  }

  /// Always up: the forum goes on without it, but the state tells that it is missing.
  HealthCheckResponse optional(String name, Question question) {
    String failure = failure(question);
    return HealthCheckResponse.named(name)
        .up()
        .withData("state", failure == null ? "ok" : "degraded: " + failure)
        .build();
  }

  private static @Nullable String failure(Question question) {
    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(
            () -> {
              try {
                question.ask();
              } catch (Exception e) {
                throw new IllegalStateException(e.getClass().getSimpleName(), e);
              }
            },
            VIRTUAL);
    try {
      answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (TimeoutException e) {
      answer.cancel(true);
      return "no answer in " + LONGEST.toMillis() + " ms";
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
