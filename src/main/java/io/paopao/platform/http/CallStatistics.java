package io.paopao.platform.http;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts the calls to one remote, and over how many connections they went. Thread-safe.
final class CallStatistics {

  private final LongAdder answers = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final Consumer<String> failures;

  /// @param failures hears the reason of each failure
  CallStatistics(Consumer<String> failures) {
    this.failures = failures;
  }

  /// @param fresh whether the connection has brought its first answer
  void answered(boolean fresh) {
    answers.increment();
    if (fresh) {
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
}
