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

/// Bodies that try to run script in a reader's browser, one JSON string per line.
public final class ScriptInjections {

  private ScriptInjections() {}

  public static List<String> bodies() {
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
