package io.paopao.platform.sql;

import io.paopao.platform.Problem;
import java.util.regex.Pattern;

/// Names a committed write (a MariaDB GTID position), so that a later read can wait for it on any
/// replica.
public final class CausalToken {

  private static final Pattern FORM =
      Pattern.compile("\\d{1,10}-\\d{1,10}-\\d{1,19}(,\\d{1,10}-\\d{1,10}-\\d{1,19}){0,7}");

  private CausalToken() {}

  /// @throws Problem 400 `causal.malformed`
  public static String parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw Problem.badRequest("causal.malformed");
    }
    return text;
  }
}
