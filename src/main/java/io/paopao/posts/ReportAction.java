package io.paopao.posts;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be done about a report.
public enum ReportAction {
  /// Nothing is wrong with the post.
  DISMISS("dismiss"),
  /// The post goes; the first post of a thread goes with its thread.
  DELETE_POST("deletePost"),
  /// The thread takes no more replies; the post stays.
  LOCK_THREAD("lockThread"),
  /// The post goes, and its author may not sign in.
  BAN_AUTHOR("banAuthor");

  private final String code;

  ReportAction(String code) {
    this.code = code;
  }

  /// The name on the wire and in the store.
  public String code() {
    return code;
  }

  static Optional<ReportAction> find(@Nullable String code) {
    return Arrays.stream(values()).filter(action -> action.code.equals(code)).findFirst();
  }
}
