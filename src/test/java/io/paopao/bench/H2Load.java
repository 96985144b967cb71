package io.paopao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of the `h2load` load generator: HTTP/2 without TLS.
record H2Load(double requestsPerSecond, long errors) {

  private static final Pattern RATE = Pattern.compile("finished in .*, ([\\d.]+) req/s");
  private static final Pattern FAILED = Pattern.compile("(\\d+) failed, (\\d+) errored");
  private static final Pattern OTHER = Pattern.compile("(\\d+) 4xx, (\\d+) 5xx");

  /// Whether it is installed.
  static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("h2load", "--version").start().waitFor() == 0;
    } catch (
        @SuppressWarnings("unused")
        IOException missing) {
      return false;
    }
  }

  /// Loads the address with 64 connections of one thread, one stream at a time on each.
  static H2Load run(int seconds, String url, List<String> headers)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("h2load", "-t1", "-c64", "-m1", "-D" + seconds));
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.add(url);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return parse(output);
  }

  static H2Load parse(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException(output);
    }
    return new H2Load(Double.parseDouble(rate.group(1)), sum(FAILED, output) + sum(OTHER, output));
  }

  private static long sum(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    return found.find() ? Long.parseLong(found.group(1)) + Long.parseLong(found.group(2)) : 0;
  }
}
