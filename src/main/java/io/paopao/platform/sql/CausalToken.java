package io.paopao.platform.sql;

import io.paopao.platform.Problem;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Names a committed write (a MariaDB GTID position), so that a later read can wait for it on any
/// replica.
public final class CausalToken {

  private static final Pattern FORM =
      Pattern.compile("\\d{1,10}-\\d{1,10}-\\d{1,19}(,\\d{1,10}-\\d{1,10}-\\d{1,19}){0,7}");

  private static final long LARGEST = 0xFFFF_FFFFL;

  private CausalToken() {}

  /// @throws Problem 400 `causal.malformed`
  public static String parse(String text) {
    if (!FORM.matcher(text).matches()
        || !Arrays.stream(text.split(",", -1)).allMatch(CausalToken::fits)) {
      throw Problem.badRequest("causal.malformed");
    }
    return text;
  }

  /// Domains and servers have 32 bits: MariaDB fails at larger ones.
  private static boolean fits(String gtid) {
    String[] parts = gtid.split("-", -1);
    return Long.parseLong(parts[0]) <= LARGEST && Long.parseLong(parts[1]) <= LARGEST;
  }
}
