package io.paopao.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds reads that show less than the same client has written or read before.
final class CausalCheck {

  private CausalCheck() {}

  static List<String> violations(List<History.Entry> history) {
    Map<String, Long> written = new HashMap<>();
    Map<String, Long> read = new HashMap<>();
    List<String> violations = new ArrayList<>();
    for (History.Entry entry : history) {
      if (entry.action().equals("write")) {
        written.put(entry.client(), entry.value());
      } else {
        if (entry.value() < written.getOrDefault(entry.client(), 0L)) {
          violations.add("stale: " + entry + " after writing " + written.get(entry.client()));
        }
        if (entry.value() < read.getOrDefault(entry.client(), 0L)) {
          violations.add("not monotonic: " + entry + " after " + read.get(entry.client()));
        }
        read.merge(entry.client(), entry.value(), Math::max);
      }
    }
    return violations;
  }
}
