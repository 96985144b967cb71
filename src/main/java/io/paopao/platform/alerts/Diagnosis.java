package io.paopao.platform.alerts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alert means.
///
/// @param alert its name
/// @param trouble which kind of trouble it tells of; null for an alert that nothing is known of
/// @param description in plain words
/// @param causes the likeliest first
/// @param commands to find out more and to mend it, in this order
public record Diagnosis(
    String alert,
    String status,
    @Nullable String fingerprint,
    @Nullable String trouble,
    String description,
    List<Cause> causes,
    List<String> commands) {

  /// What has probably caused it.
  ///
  /// @param score over all causes of the alert the scores make 100, but for rounding
  /// @param evidence what in the notification speaks for it: words, and other alerts that fire
  public record Cause(String text, int score, List<String> evidence) {}
}
