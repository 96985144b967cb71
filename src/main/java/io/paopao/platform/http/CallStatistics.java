package io.paopao.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts the calls to one remote, and over how many connections they went. Thread-safe.
final class CallStatistics {

  private static final int REMEMBERED = 4_096;

  private final LongAdder answers = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final Consumer<String> failures;
  private final Map<String, Boolean> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param failures hears the reason of each failure
  CallStatistics(Consumer<String> failures) {
    this.failures = failures;
  }

  /// @param connection the label of the connection that the answer came over
  void answered(String connection) {
    answers.increment();
    if (isNew(connection)) {
      connections.increment();
    }
  }

  void failed(String reason) {
    failures.accept(reason);
  }

  long answers() {
    return answers.sum();
  }

  /// How many connections have brought an answer.
  long connections() {
    return connections.sum();
  }

  /// The share of answers that needed no new connection: 0 to 1; 1 while there are none.
  double reuse() {
    long all = answers.sum();
    return all == 0 ? 1 : 1 - (double) connections.sum() / all;
  }

  private boolean isNew(String connection) {
    synchronized (seen) {
      return seen.put(connection, Boolean.TRUE) == null;
    }
  }
}
