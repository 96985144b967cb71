package io.paopao.system;

import java.util.ArrayList;
import java.util.List;

/// Finds what users may not notice while one part is gone: failed reads, answers that do not say
/// when to come back, and doors that stand open.
final class DegradationCheck {

  /// One read in so many may fail.
  private static final int READS_PER_FAILURE = 10_000;

  private DegradationCheck() {}

  /// @param primaryGone nothing can be written then, and a read may have to wait as well
  static List<String> violations(List<Call> calls, boolean primaryGone) {
    List<String> violations = new ArrayList<>();
    for (Call call : calls) {
      if (call.kind() == Call.Kind.TRESPASS ? !isRefused(call) : !isHonest(call)) {
        violations.add(call.toString());
      }
    }
    long reads = count(calls, Call.Kind.READ, false);
    long failed = count(calls, Call.Kind.READ, true);
    if (!primaryGone && failed * READS_PER_FAILURE > reads) {
      violations.add("%d of %d reads failed".formatted(failed, reads));
    }
    return violations;
  }

  private static boolean isRefused(Call call) {
    return List.of(401, 403, 404, 503, 504).contains(call.status());
  }

  /// It worked, or the caller is told to try again, and when.
  private static boolean isHonest(Call call) {
    return call.succeeded() || (call.status() == 503 && call.retryAfter());
  }

  private static long count(List<Call> calls, Call.Kind kind, boolean failedOnly) {
    return calls.stream()
        .filter(call -> call.kind() == kind && !(failedOnly && call.succeeded()))
        .count();
  }
}
