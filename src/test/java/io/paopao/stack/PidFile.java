package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Remembers which process was started, so that the next launcher can end one that was left over.
record PidFile(Path file) {

  private static final int POLITE_SECONDS = 10;

  void write(ProcessHandle process) {
    try {
      Files.writeString(file, process.pid() + "\n" + started(process).orElse(Instant.EPOCH) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the remembered process if it still runs.
  void endLeftOver() {
    leftOver().ifPresent(PidFile::end);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ProcessHandle> leftOver() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      // A pid is used again after a while; only the start time tells the processes apart.
      return lines.size() < 2
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0)))
              .filter(p -> started(p).equals(Optional.of(Instant.parse(lines.get(1)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Instant> started(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, POLITE_SECONDS, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
  }
}
