package io.paopao.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds writes that were acknowledged and are gone, that are there more than once, or that nobody
/// has attempted.
final class WriteCheck {

  private WriteCheck() {}

  /// @param history entries `attempted`, `acknowledged` and, at the end, one `stored` for each
  ///   write that was found
  static List<String> violations(List<History.Entry> history) {
    Set<String> attempted = new HashSet<>();
    Set<String> acknowledged = new HashSet<>();
    Map<String, Integer> stored = new HashMap<>();
    for (History.Entry entry : history) {
      String write = entry.client() + ":" + entry.value();
      switch (entry.action()) {
        case "attempted" -> attempted.add(write);
        case "acknowledged" -> acknowledged.add(write);
        case "stored" -> stored.merge(write, 1, Integer::sum);
        default -> throw new IllegalArgumentException(entry.action());
      }
    }
    List<String> violations = new ArrayList<>();
    acknowledged.stream()
        .filter(write -> !stored.containsKey(write))
        .forEach(write -> violations.add("lost: " + write));
    stored.forEach((write, times) -> {
      if (times > 1) {
        violations.add("doubled: " + write);
      }
      if (!attempted.contains(write)) {
        violations.add("phantom: " + write);
      }
    });
    return violations;
  }
}
