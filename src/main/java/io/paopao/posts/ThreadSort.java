package io.paopao.posts;

import io.paopao.platform.Problem;
import java.util.Arrays;
import java.util.Locale;

/// The order of a list of threads, best first.
public enum ThreadSort {
  /// by last activity; pinned threads stand first on their board
  ACTIVE,
  /// by age
  NEW,
  /// by interest, fading with age
  HOT;

  /// @throws Problem 400 `parameter.invalid`
  public static ThreadSort of(String parameter) {
    return Arrays.stream(values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(parameter))
        .findFirst()
        .orElseThrow(() -> Problem.badRequest("parameter.invalid", "sort"));
  }
}
