package io.paopao.pages.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was typed into a form and what is wrong with it.
public record Form(
    Map<String, String> values, Map<String, String> errors, @Nullable String problem) {

  public static final Form EMPTY = new Form(Map.of(), Map.of(), null);

  /// The form with one more value.
  public Form with(String field, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(field, value);
    return new Form(more, errors, problem);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /// The plain words for what is wrong with a field.
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /// `aria-describedby` of a field: where it is told what is wrong with it; null when nothing is.
  public @Nullable String describedBy(String field) {
    return errors.containsKey(field) ? "e-" + field : null;
  }

  /// Like [#describedBy(String)], for a field that also has a hint.
  public String describedBy(String field, String hint) {
    return errors.containsKey(field) ? hint + " e-" + field : hint;
  }

  /// What is wrong with all other fields, each said once.
  public List<String> errorsBut(String field) {
    Map<String, String> others = new TreeMap<>(errors);
    others.remove(field);
    return others.values().stream().distinct().toList();
  }
}
