package io.paopao.pages.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A box to write in: a reply, a new thread or an edit.
public record Composer(
    Kind kind,
    String action,
    String target,
    String draftKey,
    String idempotencyKey,
    @Nullable InReplyTo inReplyTo,
    Form form) {

  /// What is being written.
  public enum Kind {
    REPLY,
    THREAD,
    EDIT;

    public String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
