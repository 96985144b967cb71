package io.paopao.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Holds the one stack that all integration tests of a run share, on free ports and a fresh folder.
public final class StackSession implements LauncherSessionListener {

  private static @Nullable Stack stack;
  private static @Nullable String failure;

  /// Starts the stack for the first who asks; a failed start is not tried again.
  static synchronized Stack stack() {
    if (failure != null) {
      throw new StackFailure(failure);
    }
    try {
      return stack == null ? start() : stack;
    } catch (RuntimeException e) {
      failure = "The stack did not start before: " + e.getMessage();
      throw e;
    }
  }

  private static Stack start() {
    Path checkout = Path.of("").toAbsolutePath();
    Path folder = checkout.resolve("target/it");
    try (Home home = Home.open(folder)) {
      home.endLeftOvers();
      home.clear();
    }
    Path zip = Path.of(System.getProperty("liberty.zip", ""));
    Stack fresh =
        Stack.prepare(
            StackConfig.isolated(folder, checkout, zip)
                .withCoverage(checkout.resolve("target/jacoco-forum.exec"))
                .withLinks(Boolean.getBoolean("stack.links")),
            System.out::println);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(StackSession::stop));
    stack = fresh;
    fresh.start();
    return fresh;
  }

  // Also the shutdown hook: a run that is interrupted closes no session.
  private static synchronized void stop() {
    if (stack != null) {
      stack.close();
      stack = null;
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    stop();
  }
}
