package io.paopao.users.mail;

import java.util.Locale;

/// What a mail is for.
public enum MailKind {
  /// Asks whether an address is the account's; holds a link.
  VERIFY,
  /// Lets whoever reads it choose a new password; holds a link.
  RESET,
  /// Tells that the password is another one.
  PASSWORD_CHANGED,
  /// Tells the earlier address that the account has another one.
  EMAIL_CHANGED,
  /// Tells that signing in takes a code from now on.
  TOTP_ON,
  /// Tells that signing in takes no code any more.
  TOTP_OFF,
  /// Tells that an account of another place opens this one from now on.
  IDENTITY_JOINED;

  /// The prefix of its texts in `mails_*.properties`, and its name in the database.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static MailKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
