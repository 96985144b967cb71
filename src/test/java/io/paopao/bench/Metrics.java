package io.paopao.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Pattern;

/// One reading of `/metrics`.
record Metrics(String text) {

  static Metrics of(URI base, ForumClient client) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve("/metrics")).build();
    return new Metrics(client.http().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /// The sum of the samples of that name that carry all the labels.
  double sum(String name, String... labels) {
    return Pattern.compile("(?m)^" + name + "(\\{[^}]*\\})? (\\S+)$")
        .matcher(text)
        .results()
        .filter(m -> Arrays.stream(labels).allMatch(l -> String.valueOf(m.group(1)).contains(l)))
        .mapToDouble(m -> Double.parseDouble(m.group(2)))
        .sum();
  }

  double since(Metrics before, String name, String... labels) {
    return sum(name, labels) - before.sum(name, labels);
  }
}
