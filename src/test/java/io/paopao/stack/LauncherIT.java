package io.paopao.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A launcher in a JVM of its own, as `mvn` starts it.
class LauncherIT {

  private static final long START_SECONDS = 400;
  private static final long END_SECONDS = 30;

  private static final Map<String, String> FREE_PORTS =
      List.of("HTTP", "HTTPS", "DB", "DB_REPLICA", "REDIS", "KAFKA").stream()
          .collect(Collectors.toMap(part -> "PAOPAO_" + part + "_PORT", part -> "0"));

  private final Path home = Path.of("target", "it-launcher").toAbsolutePath();
  private final Process launcher = launch();

  private Process launch() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dliberty.zip=" + System.getProperty("liberty.zip"),
            "-classpath",
            System.getProperty("java.class.path"),
            Forum.class.getName());
    builder.environment().putAll(FREE_PORTS);
    builder.environment().put("PAOPAO_HOME", home.toString());
    try {
      return builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void killLauncher() {
    launcher.destroyForcibly();
  }

  @Test
  void killedLauncherLeavesNoProcessBehind() throws Exception {
    awaitOutput("Paopao is ready");
    List<ProcessHandle> servers = launcher.descendants().toList();
    assertThat(servers).hasSizeGreaterThanOrEqualTo(5);
    launcher.destroyForcibly();
    CompletableFuture.allOf(
            servers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .get(END_SECONDS, SECONDS);
  }

  private void awaitOutput(String words) throws Exception {
    CompletableFuture<Boolean> seen =
        CompletableFuture.supplyAsync(() -> {
          BufferedReader output = launcher.inputReader();
          return output.lines().peek(System.out::println).anyMatch(l -> l.contains(words));
        });
    assertThat(seen.get(START_SECONDS, SECONDS)).as("launcher says: " + words).isTrue();
  }
}
