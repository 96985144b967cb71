package io.paopao.platform.limits;

import java.time.Duration;

/// How often something may be done, written `6/PT1M`: six times in each minute.
public record Rate(long count, Duration period) {

  public Rate {
    if (count < 1 || period.toSeconds() < 1) {
      throw new IllegalArgumentException("a rate is at least one a period of at least a second");
    }
  }

  /// @throws RuntimeException for any other form
  public static Rate of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not of the form count/period: " + text);
    }
    return new Rate(
        Long.parseLong(text.substring(0, slash).strip()),
        Duration.parse(text.substring(slash + 1).strip()));
  }
}
