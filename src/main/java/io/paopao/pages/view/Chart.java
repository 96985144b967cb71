package io.paopao.pages.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A line through values, the oldest first, as the coordinates of an SVG of 640 by 160.
///
/// @param values at least one
public record Chart(List<Long> values) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 160;
  private static final double MARGIN = 8;

  public long highest() {
    return values.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  public long lowest() {
    return values.stream().mapToLong(Long::longValue).min().orElse(0);
  }

  /// The `points` of a polyline.
  public String line() {
    return IntStream.range(0, values.size()).mapToObj(this::point).collect(Collectors.joining(" "));
  }

  /// The `points` of the area below the line.
  public String area() {
    return line() + " " + text(x(values.size() - 1), HEIGHT) + " " + text(x(0), HEIGHT);
  }

  private String point(int index) {
    long span = Math.max(1, highest() - lowest());
    double share = (values.get(index) - lowest()) / (double) span;
    return text(x(index), HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN));
  }

  private double x(int index) {
    return MARGIN + index * (WIDTH - 2 * MARGIN) / Math.max(1, values.size() - 1);
  }

  private static String text(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }
}
