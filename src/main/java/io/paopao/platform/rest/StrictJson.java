package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Refuses JSON that two readers may read in two ways, before anybody reads it: members that stand
/// twice, more than one value, what is no UTF-8, halves of surrogate pairs. And what nests too
/// deeply.
@Provider
public class StrictJson implements ReaderInterceptor {

  /// No body that the API takes nests more than a few levels.
  private static final int DEEPEST = 100;

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    MediaType type = context.getMediaType();
    if (type != null && type.getSubtype().equalsIgnoreCase("json")) {
      byte[] body = context.getInputStream().readAllBytes();
      check(body);
      context.setInputStream(new ByteArrayInputStream(body));
    }
    return context.proceed();
  }

  /// @throws RuntimeException that becomes 400 `json.malformed`
  public static void check(byte[] body) {
    check(text(body));
  }

  static void check(String text) {
    Deque<Set<String>> open = new ArrayDeque<>();
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT, START_ARRAY -> {
            require(open.size() < DEEPEST);
            open.push(new HashSet<>());
          }
          case END_OBJECT, END_ARRAY -> open.pop();
          case KEY_NAME -> require(open.getFirst().add(whole(parser.getString())));
          case VALUE_STRING -> whole(parser.getString());
          default -> {
            // numbers and words have one form
          }
        }
      }
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (
        @SuppressWarnings("unused")
        CharacterCodingException e) {
      throw malformed();
    }
  }

  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        require(isPair);
        i++;
      }
    }
    return text;
  }

  private static void require(boolean isTrue) {
    if (!isTrue) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return Problem.badRequest("json.malformed");
  }
}
