package io.paopao.platform;

/// What an account may do beyond its own things. Each role includes the ones before it.
public enum Role {
  USER,
  MODERATOR,
  ADMIN;

  /// The name in tokens, in JSON and in `@RolesAllowed`.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /// @throws IllegalArgumentException for an unknown code
  public static Role of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
