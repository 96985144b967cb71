package io.paopao.pages.view;

/// One small form around a mail with a link.
///
/// @param kind `forgot`, `mailed`, `reset` or `verify`
public record GatePage(String kind, Form form) {

  /// Where its form goes; "" when there is none.
  public String action() {
    return switch (kind) {
      case "forgot" -> "/forgot-password";
      case "reset" -> "/reset-password";
      case "verify" -> "/verify-email";
      default -> "";
    };
  }

  public boolean is(String other) {
    return kind.equals(other);
  }
}
