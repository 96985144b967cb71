package io.paopao.posts;

import io.paopao.platform.Problem;
import java.util.Arrays;
import java.util.Locale;

/// The order of the posts of a thread.
public enum PostSort {
  /// as they were written
  OLD,
  /// the last one first
  NEW,
  /// by reactions, most first
  TOP;

  /// @throws Problem 400 `parameter.invalid`
  public static PostSort of(String parameter) {
    return Arrays.stream(values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(parameter))
        .findFirst()
        .orElseThrow(() -> Problem.badRequest("parameter.invalid", "sort"));
  }
}
