package io.paopao.push.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many of something each key has, up to a limit. Thread-safe; a key that has none costs
/// nothing.
public final class Counts {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /// @return false when the key has as many already
  public boolean take(String key, int limit) {
    int[] before = new int[1];
    counts.compute(
        key,
        (_, count) -> {
          before[0] = count == null ? 0 : count;
          return before[0] < limit ? before[0] + 1 : count;
        });
    return before[0] < limit;
  }

  public void giveBack(String key) {
    counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }

  /// How many keys have any.
  public int size() {
    return counts.size();
  }
}
