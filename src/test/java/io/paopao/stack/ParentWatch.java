package io.paopao.stack;

import java.time.Duration;
import java.util.Optional;

/// Ends this JVM when the process that started it is gone, since a Maven that is terminated or
/// killed does not tell the JVMs it forked.
final class ParentWatch {

  private static final Duration POLL = Duration.ofMillis(300);

  private ParentWatch() {}

  static void exitWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> awaitOrphaned(parent));
  }

  private static void awaitOrphaned(Optional<ProcessHandle> parent) {
    try {
      while (ProcessHandle.current().parent().equals(parent)) {
        Thread.sleep(POLL);
      }
      System.exit(0);
    } catch (
        @SuppressWarnings("unused")
        InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
