package io.paopao.platform.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One alert of an Alertmanager notification.
///
/// @param status `firing` or `resolved`
public record Alert(
    @Nullable String status,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String fingerprint) {

  /// The label, or "" without one.
  String label(String key) {
    String value = labels == null ? null : labels.get(key);
    return value == null ? "" : value;
  }

  String name() {
    return label("alertname");
  }

  boolean isFiring() {
    return !"resolved".equals(status);
  }

  /// The words of its name, its labels and annotations, in lower case; `highCpu` is two.
  Set<String> words() {
    return Stream.of(labels, annotations)
        .filter(java.util.Objects::nonNull)
        .flatMap(map -> map.values().stream())
        .filter(java.util.Objects::nonNull)
        .flatMap(Alert::split)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> split(String text) {
    Stream<String> whole = Arrays.stream(text.split("[^\\p{Alnum}_]+", -1));
    Stream<String> parts =
        Arrays.stream(text.split("[^\\p{Alnum}]+|(?<=\\p{Lower})(?=\\p{Upper})", -1));
    return Stream.concat(whole, parts)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
