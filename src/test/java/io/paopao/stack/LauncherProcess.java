package io.paopao.stack;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A launcher in a JVM of its own, and what it says.
final class LauncherProcess implements AutoCloseable {

  private static final long START_SECONDS = 400;

  private final Process process;

  private LauncherProcess(Process process) {
    this.process = process;
  }

  @SafeVarargs
  static LauncherProcess start(Map<String, String>... settings) {
    ProcessBuilder builder =
        new ProcessBuilder(
            // a build that runs in the background hands down that INT is ignored
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dliberty.zip=" + System.getProperty("liberty.zip"),
            "-classpath",
            System.getProperty("java.class.path"),
            Forum.class.getName());
    for (Map<String, String> some : settings) {
      builder.environment().putAll(some);
    }
    try {
      return new LauncherProcess(builder.redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it says when everything runs, from "Paopao is ready" to the accounts.
  String awaitWelcome() throws Exception {
    return CompletableFuture.supplyAsync(this::readWelcome).get(START_SECONDS, SECONDS);
  }

  /// Kills one of the servers that it has started, and returns what it says about that.
  String killServer(String command, String expected) throws Exception {
    ProcessHandle lost =
        servers().stream()
            .filter(server -> server.info().command().orElse("").contains(command))
            .findAny()
            .orElseThrow();
    lost.destroyForcibly();
    return CompletableFuture.supplyAsync(() ->
            process
                .inputReader()
                .lines()
                .filter(line -> line.contains(expected))
                .findFirst()
                .orElseThrow())
        .get(START_SECONDS, SECONDS);
  }

  // Reads no further than the accounts, the last line: it goes on running.
  private String readWelcome() {
    String said =
        process
            .inputReader()
            .lines()
            .peek(System.out::println)
            .takeWhile(line -> !line.strip().startsWith("accounts"))
            .collect(Collectors.joining("\n"));
    int ready = said.indexOf("Paopao is ready");
    if (ready < 0) {
      throw new AssertionError("The launcher ended with: " + said);
    }
    return said.substring(ready);
  }

  /// The servers that it has started; the shells that watch them do not count.
  List<String> commands() {
    return servers().stream()
        .map(server -> server.info().command().orElse(""))
        .filter(command -> !command.matches(".*/(sh|dash|bash)"))
        .toList();
  }

  private List<ProcessHandle> servers() {
    return process.descendants().toList();
  }

  /// Kills the launcher alone, as the kernel does when memory is short.
  ///
  /// @return the ends of all that it had started
  CompletableFuture<?>[] kill() {
    List<ProcessHandle> servers = servers();
    process.destroyForcibly();
    return servers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
  }

  /// Asks the launcher to end, as Ctrl-C (INT, which reaches the servers, too) or a service manager
  /// (TERM) does.
  ///
  /// @return the ends of the launcher and of all that it had started
  CompletableFuture<?>[] signal(String name) throws IOException, InterruptedException {
    Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), servers().stream());
    CompletableFuture<?>[] ends = all.map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
    if (name.equals("INT")) {
      servers().forEach(server -> kill.add(String.valueOf(server.pid())));
    }
    kill.add(String.valueOf(process.pid()));
    new ProcessBuilder(kill).start().waitFor();
    return ends;
  }

  /// What it has said since the welcome, when it has ended.
  String lastWords() {
    return process.inputReader().lines().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
