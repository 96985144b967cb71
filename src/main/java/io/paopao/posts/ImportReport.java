package io.paopao.posts;

import java.util.List;

/// What became of the threads of one import.
///
/// @param skipped how many were here already
public record ImportReport(int imported, int skipped, List<Failure> failed) {

  /// A thread that was not taken.
  public record Failure(String id, String reason) {}
}
