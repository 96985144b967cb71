package io.paopao.platform.sql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks one database server all the time whether it is there. One that answers nobody, neither this
/// question nor any other, is lost after half a second: its connections are closed, so that those
/// who wait for it can tell their callers. Not thread-safe.
///
/// A slow statement or a long wait for a lock is no silence: the server still answers this. What
/// counts is how often it was waited for, so a pause of this JVM is no silence either.
final class Heartbeat {

  /// Between an answer and the next question.
  static final Duration PAUSE = Duration.ofMillis(100);

  private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());
  private static final Executor VIRTUAL = command -> Thread.ofVirtual().start(command);
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final int WAITS = 5;

  private final Server server;
  private final SqlMetrics metrics;
  private @Nullable CompletableFuture<Void> question;
  private boolean failedBefore;

  Heartbeat(Server server, SqlMetrics metrics) {
    this.server = server;
    this.metrics = metrics;
  }

  /// One question. An answer that is still to come is waited for by the next round.
  void beat() throws InterruptedException {
    CompletableFuture<Void> asked = question == null ? ask() : question;
    question = asked;
    for (int wait = 0; wait < WAITS && !asked.isDone(); wait++) {
      await(asked);
    }
    if (asked.isDone()) {
      question = null;
      judge(asked);
    } else if (server.silence().compareTo(SILENCE) >= 0) {
      lost("silent for " + server.silence().toMillis() + " ms");
      server.closeConnections();
    }
  }

  private CompletableFuture<Void> ask() {
    return CompletableFuture.runAsync(server::ping, VIRTUAL);
  }

  private static void await(CompletableFuture<Void> asked) throws InterruptedException {
    try {
      asked.get(WAIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (@SuppressWarnings("unused") ExecutionException | TimeoutException notNow) {
      Thread.onSpinWait(); // it is looked at when all waits are over
    }
  }

  /// A connection that has broken is no news of the server; that no other one can be had is.
  private void judge(CompletableFuture<Void> asked) {
    boolean failed = asked.isCompletedExceptionally();
    if (failed && failedBefore && !SqlErrors.isPoolExhausted(asked.exceptionNow())) {
      lost(String.valueOf(asked.exceptionNow()));
    }
    failedBefore = failed;
  }

  private void lost(String cause) {
    if (server.sight().isPresent()) {
      metrics.silent(server);
      LOG.log(Level.WARNING, "database server {0} is lost: {1}", new Object[] {server, cause});
    }
    server.lost();
  }
}
