package io.paopao.users;

import io.paopao.users.store.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(hash).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, STAMP_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
