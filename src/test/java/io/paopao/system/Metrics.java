package io.paopao.system;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One reading of `/metrics`.
record Metrics(String text) {

  static Metrics now() {
    return new Metrics(Api.anonymous().get("/metrics").expect(200).body());
  }

  /// The sum of the samples of that name that carry all the labels (`pool="replica"`); zero when
  /// there is none.
  double sum(String name, String... labels) {
    return samples(name, labels).mapToDouble(Metrics::number).sum();
  }

  Optional<Double> value(String name, String... labels) {
    return samples(name, labels).map(Metrics::number).findFirst();
  }

  private Stream<MatchResult> samples(String name, String... labels) {
    return Pattern.compile("(?m)^" + name + "(\\{[^}]*\\})? (\\S+)$")
        .matcher(text)
        .results()
        .filter(sample -> {
          for (String label : labels) {
            if (!String.valueOf(sample.group(1)).contains(label)) {
              return false;
            }
          }
          return true;
        });
  }

  private static double number(MatchResult sample) {
    return Double.parseDouble(sample.group(2));
  }
}
