package io.paopao.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Holds the one stack that all integration tests of a run share, on free ports and a fresh folder.
public final class StackSession implements LauncherSessionListener {

  private static @Nullable Stack stack;

  static synchronized Stack stack() {
    if (stack == null) {
      stack = started();
    }
    return stack;
  }

  private static Stack started() {
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
                .withCoverage(checkout.resolve("target/jacoco-forum.exec")),
            System.out::println);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(StackSession::stop));
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
