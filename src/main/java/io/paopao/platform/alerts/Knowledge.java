package io.paopao.platform.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of alerts: `alerts/knowledge.json`, written by those who were on call.
@ApplicationScoped
public class Knowledge {

  private static final String FILE = "/alerts/knowledge.json";

  /// One word says little: two of them name an entry.
  private static final int ENOUGH = 2;

  private static final int BY_NAME = 100;

  private final List<Entry> entries = read();

  /// The same words in both languages.
  public record Text(String zh, String en) {

    String in(Locale locale) {
      return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
  }

  /// A kind of trouble.
  ///
  /// @param names of alerts that always mean it
  /// @param words that speak for it in any other alert
  /// @param commands `{label}` stands for a label of the alert
  public record Entry(
      String id,
      List<String> names,
      List<String> words,
      Text text,
      List<Cause> causes,
      List<String> commands) {}

  /// What may have caused it.
  ///
  /// @param weight how likely it is before anything else is known
  /// @param words that speak for it in the alert
  /// @param entry the trouble that it is itself, or null
  public record Cause(Text text, int weight, List<String> words, @Nullable String entry) {}

  public List<Entry> entries() {
    return entries;
  }

  /// The trouble that the alert tells of.
  Optional<Entry> find(Alert alert) {
    Set<String> words = alert.words();
    return entries.stream()
        .max(Comparator.comparingInt(entry -> score(entry, alert, words)))
        .filter(entry -> score(entry, alert, words) >= ENOUGH);
  }

  private static int score(Entry entry, Alert alert, Set<String> words) {
    boolean named = entry.names().stream().anyMatch(alert.name()::equalsIgnoreCase);
    long spoken = entry.words().stream().filter(words::contains).count();
    return (named ? BY_NAME : 0) + (int) spoken;
  }

  private static List<Entry> read() {
    try (InputStream file = Knowledge.class.getResourceAsStream(FILE)) {
      String json = new String(Objects.requireNonNull(file, FILE).readAllBytes(), UTF_8);
      return List.of(JsonbBuilder.create().fromJson(json, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
