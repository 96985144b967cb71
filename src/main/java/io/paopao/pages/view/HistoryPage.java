package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;

/// What a post says and has said, newest first.
public record HistoryPage(String postUrl, List<Version> versions) {

  /// What it said from one time on.
  public record Version(Person editor, Instant at, String body) {}
}
