package io.paopao.users;

import io.paopao.platform.Sha256;
import io.paopao.users.store.Account;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Somebody who has just proved who they are. A password that was right then may be another one
/// when the session is opened.
///
/// @param stamp tells the password that was right from any other; "" where none was asked for
public record Authenticated(User user, String stamp) {

  private static final int STAMP_BYTES = 16;

  /// By another way than a password.
  public static Authenticated withoutPassword(User user) {
    return new Authenticated(user, "");
  }

  static Authenticated byPassword(User user, @Nullable String hash) {
    return new Authenticated(user, stamp(hash));
  }

  /// Whether the account still has that password.
  boolean holds(Account account) {
    return stamp.isEmpty() || stamp.equals(stamp(account.credentials().passwordHash()));
  }

  long id() {
    return Long.parseLong(user.id());
  }

  private static String stamp(@Nullable String hash) {
    return HexFormat.of().formatHex(Sha256.of(String.valueOf(hash)), 0, STAMP_BYTES);
  }
}
