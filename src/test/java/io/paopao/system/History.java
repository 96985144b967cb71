package io.paopao.system;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What clients of a fault test did and saw, in the order in which each of them did it; kept as
/// JSON lines in `target/histories`. Thread-safe.
final class History {

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  /// @param value the number written or read
  record Entry(String action, String client, long value) {
    String json() {
      return Json.createObjectBuilder()
          .add("action", action)
          .add("client", client)
          .add("value", value)
          .build()
          .toString();
    }
  }

  private History(Path file) {
    this.file = file;
  }

  /// A new history.
  static History named(String name, long seed) {
    try {
      Path folder = Files.createDirectories(Path.of("target/histories"));
      Path file = folder.resolve(name + "-" + seed + ".jsonl");
      Files.deleteIfExists(file);
      return new History(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(String action, String client, long value) {
    Entry entry = new Entry(action, client, value);
    entries.add(entry);
    try {
      Files.writeString(
          file, entry.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
