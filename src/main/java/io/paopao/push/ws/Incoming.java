package io.paopao.push.ws;

import io.paopao.push.domain.Command;
import io.paopao.push.domain.StreamPosition;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What came in one frame.
sealed interface Incoming {

  JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /// `{}`: a sign of life.
  record Pong() implements Incoming {}

  record Asked(Command command) implements Incoming {}

  /// It has a number to answer to, but is no command.
  record Malformed(long id) implements Incoming {}

  /// It cannot even be answered.
  record Garbage() implements Incoming {}

  static Incoming read(String text) {
    if (text.equals("{}")) {
      return new Pong();
    }
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonObject object = parser.getObject();
      if (parser.hasNext()) {
        return new Garbage();
      }
      return object.isEmpty() ? new Pong() : Form.incoming(object);
    } catch (RuntimeException e) {
      // a parser also tells about too deep a nesting without a type of its own
      return new Garbage();
    }
  }

  /// How commands are written.
  final class Form {

    private static final Pattern POSITIVE = Pattern.compile("[1-9]\\d{0,15}");
    private static final Pattern NATURAL = Pattern.compile("0|[1-9]\\d{0,17}");

    private Form() {}

    private static Incoming incoming(JsonObject object) {
      String id = number(object.get("id"));
      if (!POSITIVE.matcher(id).matches()) {
        return new Garbage();
      }
      long number = Long.parseLong(id);
      try {
        return new Asked(command(number, object));
      } catch (IllegalArgumentException e) {
        return new Malformed(number);
      }
    }

    private static Command command(long id, JsonObject object) {
      Map.Entry<String, JsonValue> member =
          object.entrySet().stream()
              .filter(e -> !e.getKey().equals("id"))
              .findAny()
              .orElseThrow(IllegalArgumentException::new);
      if (object.size() != 2 || !(member.getValue() instanceof JsonObject value)) {
        throw new IllegalArgumentException();
      }
      return switch (member.getKey()) {
        case "connect" -> new Command.Connect(id, optionalText(value, "token"));
        case "subscribe" -> new Command.Subscribe(id, text(value, "channel"), since(value));
        case "unsubscribe" -> new Command.Unsubscribe(id, text(value, "channel"));
        case "history" ->
            new Command.History(id, text(value, "channel"), since(value), limit(value));
        case "presence" -> new Command.Presence(id, text(value, "channel"));
        case "typing" -> new Command.Typing(id, text(value, "channel"));
        case "refresh" -> new Command.Refresh(id, text(value, "token"));
        default -> throw new IllegalArgumentException();
      };
    }

    private static @Nullable StreamPosition since(JsonObject value) {
      JsonValue since = value.getOrDefault("since", JsonValue.NULL);
      if (since.equals(JsonValue.NULL)) {
        return null;
      }
      if (!(since instanceof JsonObject position)) {
        throw new IllegalArgumentException();
      }
      return new StreamPosition(text(position, "epoch"), natural(position.get("offset")));
    }

    private static int limit(JsonObject value) {
      JsonValue limit = value.getOrDefault("limit", JsonValue.NULL);
      return limit.equals(JsonValue.NULL) ? 0 : Math.clamp(natural(limit), 1, Integer.MAX_VALUE);
    }

    private static long natural(@Nullable JsonValue value) {
      String number = number(value);
      if (!NATURAL.matcher(number).matches()) {
        throw new IllegalArgumentException();
      }
      return Long.parseLong(number);
    }

    private static String number(@Nullable JsonValue value) {
      return value instanceof JsonNumber number ? number.toString() : "";
    }

    private static String text(JsonObject value, String name) {
      String text = optionalText(value, name);
      if (text == null) {
        throw new IllegalArgumentException();
      }
      return text;
    }

    private static @Nullable String optionalText(JsonObject value, String name) {
      JsonValue member = value.getOrDefault(name, JsonValue.NULL);
      if (member.equals(JsonValue.NULL)) {
        return null;
      }
      if (!(member instanceof JsonString text)) {
        throw new IllegalArgumentException();
      }
      return text.getString();
    }
  }
}
