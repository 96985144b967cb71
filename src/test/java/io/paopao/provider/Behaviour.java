package io.paopao.provider;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// How the provider behaves.
///
/// @param latency before every answer
/// @param errors share of requests that fail before anything is done
/// @param lost share of requests that are done and then answered with an error
/// @param notices how often each notice is sent; 0 for never
/// @param settling how long a payment is pending before it is settled and told of
record Behaviour(Duration latency, double errors, double lost, int notices, Duration settling) {

  static final Behaviour GOOD = new Behaviour(Duration.ofMillis(5), 0, 0, 1, Duration.ofMillis(50));

  /// This one with what the query says: `latency`, `settling` in milliseconds, `errors`, `lost`
  /// from 0 to 1, `notices`.
  Behaviour with(Map<String, String> query) {
    return new Behaviour(
        millis(query, "latency", latency),
        Double.parseDouble(query.getOrDefault("errors", String.valueOf(errors))),
        Double.parseDouble(query.getOrDefault("lost", String.valueOf(lost))),
        Integer.parseInt(query.getOrDefault("notices", String.valueOf(notices))),
        millis(query, "settling", settling));
  }

  boolean fails() {
    return ThreadLocalRandom.current().nextDouble() < errors;
  }

  boolean losesAnswer() {
    return ThreadLocalRandom.current().nextDouble() < lost;
  }

  private static Duration millis(Map<String, String> query, String name, Duration otherwise) {
    String text = query.get(name);
    return text == null ? otherwise : Duration.ofMillis(Long.parseLong(text));
  }
}
