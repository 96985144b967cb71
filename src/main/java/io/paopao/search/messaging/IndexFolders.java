package io.paopao.search.messaging;

import io.paopao.platform.Ids;
import io.paopao.search.index.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folders of one node's indexes: each rebuild gets a new one, and the newest complete one
/// counts.
record IndexFolders(Path home) {

  private static final String PREFIX = "index-";

  /// A folder for a new index.
  Path fresh() {
    return home.resolve(PREFIX + "%019d".formatted(Ids.next()));
  }

  /// The folders that hold a committed index, newest first.
  List<Path> committed() {
    return all().stream().filter(SearchIndex::exists).toList();
  }

  void wipeAllBut(Path kept) {
    all().stream().filter(f -> !f.equals(kept)).forEach(SearchIndex::wipe);
  }

  private List<Path> all() {
    try {
      Files.createDirectories(home);
      try (Stream<Path> files = Files.list(home)) {
        return files
            .filter(f -> f.getFileName().toString().startsWith(PREFIX))
            .sorted(Comparator.reverseOrder())
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
