package io.paopao.platform.alerts;

import io.paopao.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads alerts as somebody who has seen them before: alerts that fire together explain each other.
@ApplicationScoped
public class Diagnoses {

  private static final int BY_WORD = 3;
  private static final int BY_ALERT = 20;
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

  /// What a label may put into a command: nothing that a shell understands.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{0,200}");

  private static final Knowledge.Text UNKNOWN =
      new Knowledge.Text("没有关于这个告警的记录。", "Nothing is known of this alert.");
  private static final List<String> FIRST_LOOK =
      List.of(
          "curl -s $FORUM/health/ready",
          "curl -s $FORUM/metrics",
          "tail -100 $PAOPAO_HOME/logs/liberty/messages.log");

  private final Knowledge knowledge;

  @Inject
  Diagnoses(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Diagnoses() {
    this(null);
  }

  /// One for each alert, in their order.
  public List<Diagnosis> of(List<Alert> alerts) {
    Map<String, String> firing = new HashMap<>();
    alerts.stream()
        .filter(Alert::isFiring)
        .forEach(alert ->
            knowledge.find(alert).ifPresent(entry -> firing.put(entry.id(), alert.name())));
    return alerts.stream().map(alert -> diagnosis(alert, firing)).toList();
  }

  /// @param firing alerts by the trouble that they tell of
  private Diagnosis diagnosis(Alert alert, Map<String, String> firing) {
    Locale locale = RequestContext.current().locale();
    return knowledge
        .find(alert)
        .map(entry ->
            new Diagnosis(
                alert.name(),
                alert.isFiring() ? "firing" : "resolved",
                alert.fingerprint(),
                entry.id(),
                entry.text().in(locale),
                causes(entry, alert, firing, locale),
                entry.commands().stream().map(command -> filled(command, alert)).toList()))
        .orElseGet(() ->
            new Diagnosis(
                alert.name(),
                alert.isFiring() ? "firing" : "resolved",
                alert.fingerprint(),
                null,
                UNKNOWN.in(locale),
                List.of(),
                FIRST_LOOK));
  }

  private record Weighed(Knowledge.Cause cause, int weight, List<String> evidence) {}

  private static List<Diagnosis.Cause> causes(
      Knowledge.Entry entry, Alert alert, Map<String, String> firing, Locale locale) {
    Set<String> words = alert.words();
    List<Weighed> weighed =
        entry.causes().stream()
            .map(cause -> weighed(cause, words, firing))
            .sorted(Comparator.comparingInt(Weighed::weight).reversed())
            .toList();
    int all = weighed.stream().mapToInt(Weighed::weight).sum();
    return weighed.stream()
        .map(w ->
            new Diagnosis.Cause(
                w.cause().text().in(locale), Math.round(100f * w.weight() / all), w.evidence()))
        .toList();
  }

  private static Weighed weighed(
      Knowledge.Cause cause, Set<String> words, Map<String, String> firing) {
    List<String> evidence =
        new ArrayList<>(cause.words().stream().filter(words::contains).toList());
    int weight = cause.weight() + BY_WORD * evidence.size();
    String because = cause.entry() == null ? null : firing.get(cause.entry());
    if (because != null) {
      evidence.add(because);
      weight += BY_ALERT;
    }
    return new Weighed(cause, weight, List.copyOf(evidence));
  }

  private static String filled(String command, Alert alert) {
    return PLACE
        .matcher(command)
        .replaceAll(found -> Matcher.quoteReplacement(place(found.group(1), alert)));
  }

  /// The label if it is plain, or else a variable of the shell that whoever is on call fills in.
  private static String place(String name, Alert alert) {
    String value = alert.label(name);
    return PLAIN.matcher(value).matches() ? value : "$" + name.toUpperCase(Locale.ROOT);
  }
}
