package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A child process that cannot outlive this JVM.
///
/// A watcher in `sh` reads a pipe that only this JVM holds open. When the pipe ends, however this
/// JVM ended, the watcher stops the server.
final class ServerProcess {

  // Ctrl-C reaches the whole process group: servers ignore it, so that they stop in our order (but
  // Redis handles it by itself). A write that goes too far (see limitFiles) shall be an error, not
  // the end.
  private static final String SCRIPT =
      """
      trap '' INT HUP XFSZ
      server=$$
      exec 3<&0 </dev/null
      (
        while read -r _ <&3; do :; done
        kill -TERM $server && kill -CONT $server
        tenths=0
        while kill -0 $server && [ $tenths -lt 100 ]; do
          sleep 0.1
          tenths=$((tenths + 1))
        done
        kill -KILL $server
      ) >/dev/null 2>&1 &
      exec "$@" 3<&-
      """;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
    guarded.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(guarded);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return new ServerProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /// Asks the process to end, and ends it when it has not done so in time.
  void stop(Duration limit) {
    process.destroy();
    signal("CONT");
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Sends the signal of that name, without the `SIG`.
  void signal(String name) {
    run("kill -" + name + " " + process.pid());
  }

  /// From now on no file of the process takes bytes beyond that one: such a write is an I/O error.
  ///
  /// @param bytes a number, or `unlimited`
  void limitFiles(String bytes) {
    run("prlimit --pid " + process.pid() + " --fsize=" + bytes + ":");
  }

  private void run(String command) {
    if (!isAlive()) {
      return;
    }
    try {
      new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
