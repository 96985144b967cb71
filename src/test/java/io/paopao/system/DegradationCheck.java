package io.paopao.system;

import java.util.ArrayList;
import java.util.List;

/// Finds what users may not notice while one part is gone: failed reads, answers that come late or
/// do not say when to come back, and doors that stand open.
final class DegradationCheck {

  /// No request takes longer, whatever has failed.
  private static final double LONGEST_MILLIS = 2_000;

  /// Half of the writes that a lost primary refuses are refused within this time.
  private static final double REFUSAL_MILLIS = 1_000;

  /// One read in so many may fail.
  private static final int READS_PER_FAILURE = 10_000;

  private DegradationCheck() {}

  /// @param primaryGone nothing can be written then, and a read may have to wait as well
  static List<String> violations(List<Call> calls, boolean primaryGone) {
    List<String> violations = new ArrayList<>();
    for (Call call : calls) {
      boolean wrong = call.kind() == Call.Kind.TRESPASS ? !isRefused(call) : !isHonest(call);
      if (wrong || call.millis() > LONGEST_MILLIS) {
        violations.add(call.toString());
      }
    }
    long reads = count(calls, Call.Kind.READ, false);
    long failed = count(calls, Call.Kind.READ, true);
    if (!primaryGone && failed * READS_PER_FAILURE > reads) {
      violations.add("%d of %d reads failed".formatted(failed, reads));
    }
    if (medianOfRefusedWrites(calls) > REFUSAL_MILLIS) {
      violations.add("writes are refused after %.0f ms".formatted(medianOfRefusedWrites(calls)));
    }
    return violations;
  }

  private static double medianOfRefusedWrites(List<Call> calls) {
    double[] millis =
        calls.stream()
            .filter(call -> call.kind() == Call.Kind.WRITE && !call.succeeded())
            .mapToDouble(Call::millis)
            .sorted()
            .toArray();
    return millis.length == 0 ? 0 : millis[millis.length / 2];
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
