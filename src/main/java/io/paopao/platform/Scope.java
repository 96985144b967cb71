package io.paopao.platform;

import java.util.Locale;

/// A part of what an account may do, for personal tokens.
public enum Scope {
  /// Everything that the account may read.
  READ,
  /// Everything that any member may change.
  WRITE,
  /// What the account may do as moderator or administrator; nothing for other accounts.
  MODERATE;

  /// The name in JSON and in the database.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static Scope of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
