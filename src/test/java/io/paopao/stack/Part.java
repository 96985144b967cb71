package io.paopao.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One server of the stack. Tests stop, kill and pause it, and start it again on the data it left.
public abstract class Part {

  private static final int LAST_BYTES = 8_192;

  /// Ctrl-C may reach a server before it reaches us.
  private static final Executor SOON = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final String name;
  private final int port;
  private final Home home;
  private volatile @Nullable ServerProcess process;
  private volatile boolean wanted;

  Part(String name, int port, Home home) {
    this.name = name;
    this.port = port;
    this.home = home;
  }

  /// What to run; called right before each start.
  abstract List<String> command() throws IOException;

  /// Whether the server does its work by now; any exception means not yet.
  @SuppressWarnings("BadThrows")
  abstract boolean answers() throws Exception;

  Map<String, String> environment() {
    return Map.of();
  }

  /// Work on the running server that belongs to its start.
  void started() throws Exception {}

  /// A broker that was killed amid writes takes a minute to find its logs on a busy machine; one
  /// that has ended is noticed at once.
  Duration startLimit() {
    return Duration.ofMinutes(3);
  }

  /// How often a starting server is asked; each question costs it something.
  Duration poll() {
    return Duration.ofMillis(40);
  }

  /// Starts the server and returns when it answers; one that does not is ended again.
  public final synchronized void start() {
    if (isRunning()) {
      return;
    }
    boolean ready = false;
    try {
      ServerProcess begun = ServerProcess.start(command(), environment(), home.freshLog(name));
      process = begun;
      new PidFile(home.run(name + ".pid")).write(begun.handle());
      awaitAnswer(begun);
      started();
      ready = true;
      wanted = true;
    } catch (StackFailure e) {
      throw e;
    } catch (Exception e) {
      throw new StackFailure(name + " did not start: " + e.getMessage(), e);
    } finally {
      if (!ready) {
        kill();
      }
    }
  }

  private void awaitAnswer(ServerProcess begun) throws InterruptedException {
    Instant deadline = Instant.now().plus(startLimit());
    while (!answersNow()) {
      if (!begun.isAlive()) {
        throw new StackFailure("%s ended while starting; %s".formatted(name, lastWords(begun)));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailure(
            "%s did not answer within %s; %s".formatted(name, startLimit(), lastWords(begun)));
      }
      Thread.sleep(poll());
    }
  }

  private boolean answersNow() throws InterruptedException {
    try {
      return answers();
    } catch (InterruptedException e) {
      throw e;
    } catch (
        @SuppressWarnings("unused")
        Exception notYet) {
      return false;
    }
  }

  private static String lastWords(ServerProcess process) {
    Path log = process.log();
    try {
      List<String> lines = end(log).lines().filter(line -> !line.isBlank()).toList();
      return "the end of %s is: %s"
          .formatted(
              log, String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())));
    } catch (
        @SuppressWarnings("unused")
        IOException unreadable) {
      return "see " + log;
    }
  }

  private static String end(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LAST_BYTES));
      byte[] end = new byte[LAST_BYTES];
      int read = Math.max(0, file.read(end));
      return new String(end, 0, read, StandardCharsets.ISO_8859_1);
    }
  }

  /// Hears in a few words when the server that runs now ends though nobody has asked it to.
  final void whenLost(Consumer<String> notes) {
    withProcess(server -> {
      var _ = server.handle().onExit().thenRunAsync(() -> lost(server, notes), SOON);
    });
  }

  private void lost(ServerProcess server, Consumer<String> notes) {
    if (wanted) {
      notes.accept("%s has ended by itself; %s".formatted(name, lastWords(server)));
    }
  }

  /// The server may end from now on.
  final void unwanted() {
    wanted = false;
  }

  /// Ends the server in its orderly way.
  public final void stop() {
    unwanted();
    withProcess(p -> p.stop(STOP_LIMIT));
  }

  /// Ends the server at once, as a crash would.
  public final void kill() {
    unwanted();
    withProcess(p -> p.kill());
  }

  /// Freezes the server: its sockets stay open and nothing answers.
  public final void pause() {
    withProcess(p -> p.signal("STOP"));
  }

  public final void resume() {
    withProcess(p -> p.signal("CONT"));
  }

  /// Fills the disk, as far as this server is concerned: whatever it writes to a file is refused.
  public final void fillDisk() {
    withProcess(p -> p.limitFiles("0"));
  }

  public final void freeDisk() {
    withProcess(p -> p.limitFiles("unlimited"));
  }

  public final boolean isRunning() {
    ServerProcess current = process;
    return current != null && current.isAlive();
  }

  private void withProcess(Consumer<ServerProcess> action) {
    ServerProcess current = process;
    if (current != null) {
      action.accept(current);
    }
  }

  /// What the server has logged since its last start.
  final String log() {
    ServerProcess current = Objects.requireNonNull(process, "never started");
    try {
      return Files.readString(current.log(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public final int port() {
    return port;
  }

  public final String name() {
    return name;
  }

  final Home home() {
    return home;
  }
}
