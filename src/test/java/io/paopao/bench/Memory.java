package io.paopao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The memory of a server: of all its processes, pages that they share counted once.
final class Memory {

  private static final int PAUSE_MILLIS = 200;

  private final List<Long> roots;

  private Memory(List<Long> roots) {
    this.roots = roots;
  }

  /// @param pids of a server's first processes, joined by `+`
  static Memory of(String pids) {
    return new Memory(Arrays.stream(pids.split("\\+", -1)).map(Long::valueOf).toList());
  }

  /// Work under load.
  interface Load<T> {
    T run() throws IOException, InterruptedException;
  }

  /// What the load returned, and the most that it took.
  record Measured<T>(T result, long megabytes) {}

  <T> Measured<T> during(Load<T> load) throws IOException, InterruptedException {
    AtomicLong most = new AtomicLong(megabytes());
    Thread sampler =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                while (true) {
                  Thread.sleep(PAUSE_MILLIS);
                  most.accumulateAndGet(megabytes(), Math::max);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      return new Measured<>(load.run(), most.get());
    } finally {
      sampler.interrupt();
      sampler.join();
    }
  }

  long megabytes() {
    return roots.stream().flatMap(Memory::withDescendants).mapToLong(Memory::kilobytes).sum()
        / 1024;
  }

  private static Stream<Long> withDescendants(long pid) {
    return Stream.concat(
        Stream.of(pid),
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
  }

  /// 0 for a process that has ended meanwhile.
  private static long kilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
