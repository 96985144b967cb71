package io.paopao.importer;

import java.util.ArrayList;
import java.util.List;

/// What became of the threads of a file.
///
/// @param skipped how many were in the forum already
/// @param failed id and reason of each thread that was refused
public record ImportResult(long imported, long skipped, List<String> failed) {

  static final ImportResult NONE = new ImportResult(0, 0, List.of());

  ImportResult plus(ImportResult more) {
    List<String> all = new ArrayList<>(failed);
    all.addAll(more.failed);
    return new ImportResult(imported + more.imported, skipped + more.skipped, all);
  }

  @Override
  public String toString() {
    return "%,d imported, %,d already there, %,d refused"
        .formatted(imported, skipped, failed.size());
  }
}
