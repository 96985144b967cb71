package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.Problems;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What someone typed into a form.
record Typed(Map<String, String> fields) {

  private static final Set<String> SECRET =
      Set.of("password", "currentPassword", "newPassword", "code", "csrf");
  private static final Set<String> UNUSABLE_KEY =
      Set.of("idempotency.mismatch", "idempotency.malformed");
  private static final Map<String, String> FIELD_OF =
      Map.of(
          "user.handleTaken",
          "handle",
          "user.emailTaken",
          "email",
          "session.totpInvalid",
          "code",
          "session.totpRequired",
          "code");
  private static final Pattern TAG_BREAK = Pattern.compile("[\\s,，、]+");

  /// @param body `application/x-www-form-urlencoded`; of several values of a field the first counts
  /// @throws Problem 400
  static Typed parse(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(
            decoded(pair.substring(0, equals)),
            decoded(pair.substring(equals + 1)).replace("\r\n", "\n"));
      }
    }
    return new Typed(fields);
  }

  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /// The text, or null when there is none.
  @Nullable String optional(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /// The number that was typed, 0 for anything else.
  int number(String name) {
    String text = text(name).strip();
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  List<String> tags() {
    return TAG_BREAK.splitAsStream(text("tags")).filter(tag -> !tag.isEmpty()).toList();
  }

  /// Where the reader came from, if that is a page of ours.
  String back(String otherwise) {
    return LocalPath.of(optional("back"), otherwise);
  }

  /// The form as it is shown again, with all that was typed.
  Form shown() {
    Map<String, String> values = new HashMap<>(fields);
    values.keySet().removeAll(SECRET);
    return new Form(values, Map.of(), null);
  }

  /// The form as it is shown again, with what is wrong with it.
  Form refused(Problem problem) {
    Locale locale = RequestContext.current().locale();
    Map<String, String> errors = new HashMap<>();
    problem
        .errors()
        .forEach(error ->
            errors.putIfAbsent(
                error.field(), Problems.text(error.code(), locale, error.arguments().toArray())));
    Map<String, String> values = new HashMap<>(shown().values());
    if (UNUSABLE_KEY.contains(problem.code())) {
      values.remove("idempotencyKey");
    }
    String detail = Problems.text(problem.code(), locale, problem.arguments());
    String field = FIELD_OF.get(problem.code());
    if (field != null) {
      errors.put(field, detail);
    }
    return new Form(values, errors, errors.isEmpty() ? detail : null);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("badRequest");
    }
  }
}
