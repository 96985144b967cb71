package io.paopao.platform.sql;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// When the primary was seen where: tells how long a replica has been behind, whatever the replica
/// itself believes. Not thread-safe.
final class PrimaryHistory {

  private static final int LONGEST = 1200;

  private final Deque<Moment> moments = new ArrayDeque<>();
  private long last;

  private record Moment(long nanos, GtidPosition position) {}

  /// @param nanos of [System#nanoTime], growing
  void saw(GtidPosition position, long nanos) {
    last = nanos;
    if (!moments.isEmpty() && moments.getLast().position().equals(position)) {
      return;
    }
    moments.addLast(new Moment(nanos, position));
    if (moments.size() > LONGEST) {
      moments.removeFirst();
    }
  }

  /// For how long something has been committed that this place does not contain; zero when it
  /// contains everything that was seen.
  Duration lag(GtidPosition applied, long nanos) {
    for (Moment moment : moments) {
      if (!applied.contains(moment.position())) {
        return Duration.ofNanos(nanos - moment.nanos());
      }
    }
    return Duration.ZERO;
  }

  /// Where the primary was that long before it was seen last; the start when it was not seen yet.
  GtidPosition settled(Duration before) {
    Iterator<Moment> newestFirst = moments.descendingIterator();
    while (newestFirst.hasNext()) {
      Moment moment = newestFirst.next();
      if (last - moment.nanos() >= before.toNanos()) {
        return moment.position();
      }
    }
    return GtidPosition.START;
  }
}
