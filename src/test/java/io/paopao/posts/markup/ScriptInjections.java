package io.paopao.posts.markup;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What people write to run script in a reader's browser.
public final class ScriptInjections {

  private ScriptInjections() {}

  /// Published and own shapes, each as it is and where Markdown or a filter may take it for
  /// something else.
  public static List<String> all() {
    return bodies().stream().flatMap(ScriptInjections::shapes).distinct().toList();
  }

  private static Stream<String> shapes(String body) {
    String line = body.replaceAll("\\R", " ");
    return Stream.of(
        body,
        "> " + line,
        "| a |\n| - |\n| " + line + " |",
        "[x](" + line + ")",
        body.replaceAll("(?i)script", "scr\tipt").replace("<", "<\n"),
        body.replaceAll("(?i)\\bon(?=\\w+=)", "/ON").replace("\"", "&quot;"));
  }

  /// One JSON string per line of a file.
  static List<String> bodies() {
    try (InputStream in =
        ScriptInjections.class.getResourceAsStream("/posts/script-injection.txt")) {
      String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().map(ScriptInjections::body).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return ((JsonString) reader.readValue()).getString();
    }
  }
}
