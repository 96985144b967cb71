package io.paopao.platform;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A W3C trace: one id from the first request to the last push frame.
public record Trace(String id, String span, String flags) {

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  public static Trace start() {
    return new Trace(hex(2), hex(1), "00");
  }

  /// Goes on with the caller's trace; anything malformed starts a new one.
  public static Trace parse(@Nullable String traceparent) {
    if (traceparent == null || !FORM.matcher(traceparent).matches()) {
      return start();
    }
    return new Trace(
        traceparent.substring(3, 35), traceparent.substring(36, 52), traceparent.substring(53));
  }

  /// The `traceparent` header for the next hop.
  public String traceparent() {
    return "00-" + id + "-" + span + "-" + flags;
  }

  private static String hex(int longs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < longs; i++) {
      text.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
    }
    return text.toString();
  }
}
