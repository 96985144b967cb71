package io.paopao.users.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The hashed secrets of a session, as lower-case hexadecimal.
///
/// @param family hash of what all its tokens share
/// @param current hash of the token that is good now
/// @param previous hash of the one before, null before the first rotation
public record Secrets(
    String family,
    String current,
    @Nullable String previous,
    String salt,
    @Nullable Instant rotatedAt) {

  static Secrets of(ResultSet row) throws SQLException {
    byte[] previous = row.getBytes("previous_hash");
    return new Secrets(
        hex(row.getBytes("family_hash")),
        hex(row.getBytes("current_hash")),
        previous == null ? null : hex(previous),
        hex(row.getBytes("salt")),
        Utc.nullable(row, "rotated_at"));
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
