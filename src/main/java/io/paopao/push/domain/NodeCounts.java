package io.paopao.push.domain;

import java.util.Map;

/// What nodes tell each other about their watchers: `<count> <end>`, where the end is the second
/// since 1970 from which on it does not hold any more.
public final class NodeCounts {

  private NodeCounts() {}

  public static String entry(int count, long end) {
    return count + " " + end;
  }

  /// The sum of what other nodes have told and what still holds.
  ///
  /// @param entries by node
  public static long of(Map<String, String> entries, String self, long now) {
    return entries.entrySet().stream()
        .filter(e -> !e.getKey().equals(self))
        .mapToLong(e -> count(e.getValue(), now))
        .sum();
  }

  private static long count(String entry, long now) {
    int space = entry.indexOf(' ');
    return Long.parseLong(entry, space + 1, entry.length(), 10) > now
        ? Long.parseLong(entry, 0, space, 10)
        : 0;
  }
}
