package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of one stack: data, logs, secrets and pid files, held by one launcher at a time.
final class Home implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path folder;
  private final @Nullable FileChannel lock;

  private Home(Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Takes the folder for this launcher; fails in one sentence when another one holds it.
  static Home open(Path folder) {
    return open(folder, Duration.ZERO);
  }

  /// @param patience how long a launcher that is ending may still hold it
  static Home open(Path folder, Duration patience) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock, patience)) {
        lock.close();
        throw new StackFailure(
            "Another stack runs in %s: stop it, or set PAOPAO_HOME to another folder."
                .formatted(folder));
      }
      return new Home(folder, lock);
    } catch (IOException e) {
      throw new StackFailure(
          "The folder %s is not writable: make it so, or set PAOPAO_HOME to another folder."
              .formatted(folder),
          e);
    }
  }

  /// The folder of a stack that another launcher may run now.
  ///
  /// @throws StackFailure when there is none
  static Home beside(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StackFailure(folder + " holds no stack: start one, or set PAOPAO_HOME.");
    }
    return new Home(folder, null);
  }

  private static boolean locked(FileChannel channel, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    boolean locked = locked(channel);
    while (!locked && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      locked = locked(channel);
    }
    return locked;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (
        @SuppressWarnings("unused")
        OverlappingFileLockException held) {
      return false;
    }
  }

  Path folder() {
    return folder;
  }

  Path data(String part) {
    return folder.resolve("data").resolve(part);
  }

  Path run(String file) {
    return created("run").resolve(file);
  }

  /// A fresh log file; the previous one is kept beside it.
  Path freshLog(String part) {
    Path log = log(part);
    try {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(part + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path log(String part) {
    return created("logs").resolve(part + ".log");
  }

  Secrets secrets() {
    return new Secrets(folder.resolve("secrets"));
  }

  private Path created(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends servers that a launcher left behind.
  void endLeftOvers() {
    try (Stream<Path> files = Files.list(created("run"))) {
      files
          .filter(file -> file.toString().endsWith(".pid"))
          .map(PidFile::new)
          .forEach(PidFile::endLeftOver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes everything, for a stack that begins anew.
  void clear() {
    try (Stream<Path> content = Files.list(folder)) {
      for (Path entry : content.filter(e -> !e.endsWith(LOCK)).toList()) {
        Folders.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets the next launcher in.
  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
