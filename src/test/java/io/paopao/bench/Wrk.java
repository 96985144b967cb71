package io.paopao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of the `wrk` load generator.
record Wrk(
    double requestsPerSecond, double meanMillis, double p50Millis, double p99Millis, long errors) {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern NON_2XX = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern SOCKET =
      Pattern.compile("connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /// Loads the address with 64 connections of one thread.
  static Wrk run(int seconds, String url, List<String> headers)
      throws IOException, InterruptedException {
    return run(64, seconds, url, headers);
  }

  /// Loads the address with so many connections of one thread.
  static Wrk run(int connections, int seconds, String url, List<String> headers)
      throws IOException, InterruptedException {
    return run(List.of(), connections, seconds, url, headers);
  }

  /// Loads what the Lua script asks for with so many connections of one thread.
  static Wrk run(Path script, int connections, int seconds, String url, List<String> headers)
      throws IOException, InterruptedException {
    return run(List.of("-s", script.toString()), connections, seconds, url, headers);
  }

  private static Wrk run(
      List<String> options, int connections, int seconds, String url, List<String> headers)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
    command.addAll(options);
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.add(url);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return parse(output);
  }

  static Wrk parse(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException(output);
    }
    return new Wrk(
        Double.parseDouble(rate.group(1)),
        percentile(output, "Latency"),
        percentile(output, "50%"),
        percentile(output, "99%"),
        errors(output));
  }

  private static double percentile(String output, String name) {
    Matcher found = Pattern.compile(name + "\\s+([\\d.]+)(us|ms|s)").matcher(output);
    if (!found.find()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(found.group(1));
    return switch (found.group(2)) {
      case "us" -> value / 1000;
      case "s" -> value * 1000;
      default -> value;
    };
  }

  private static long errors(String output) {
    long errors = 0;
    Matcher answers = NON_2XX.matcher(output);
    if (answers.find()) {
      errors += Long.parseLong(answers.group(1));
    }
    Matcher sockets = SOCKET.matcher(output);
    if (sockets.find()) {
      for (int i = 1; i <= 4; i++) {
        errors += Long.parseLong(sockets.group(i));
      }
    }
    return errors;
  }
}
