package io.paopao.points.domain;

import java.util.Locale;

/// Why points move.
public enum MovementKind {
  /// A member has joined.
  WELCOME,
  /// A thread was started.
  THREAD,
  /// A reply was written.
  REPLY,
  /// Somebody said thanks for a post.
  THANKED,
  /// The member has come by today.
  CHECK_IN,
  /// A post that had brought points was deleted.
  REMOVED,
  /// A deleted post is there again.
  RESTORED,
  /// An order was paid in money.
  PURCHASE,
  /// An order that had brought points was refunded.
  PURCHASE_UNDONE,
  /// An order was paid in points.
  SPENT,
  /// An order that was paid in points was refunded.
  REFUNDED;

  /// The name on the wire and in the store.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static MovementKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
