package io.paopao.pages.web;

import io.paopao.platform.Problem;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a form with a file, `multipart/form-data` (RFC 7578), by name; of several of one
/// name the first counts. Names of files are not looked at.
record Multipart(Map<String, byte[]> parts) {

  private static final Pattern NAME =
      Pattern.compile("(?i)content-disposition: *form-data;[^\r\n]*?\\bname=\"([^\"\r\n]*)\"");
  private static final byte[] HEADERS_END = bytes("\r\n\r\n");
  private static final int MOST_PARTS = 20;

  /// Reads the parts that are whole.
  ///
  /// @param body or its beginning
  /// @throws Problem 400
  static Multipart parse(byte[] body, MediaType type) {
    String boundary = type.getParameters().get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw Problem.badRequest("badRequest");
    }
    Map<String, byte[]> parts = new HashMap<>();
    byte[] delimiter = bytes("\r\n--" + boundary);
    // the first delimiter has no line before it
    int from = indexOf(body, Arrays.copyOfRange(delimiter, 2, delimiter.length), 0) - 2;
    int to = from < -2 ? -1 : indexOf(body, delimiter, from + delimiter.length);
    for (int i = 0; to >= 0 && i < MOST_PARTS; i++) {
      add(parts, body, from + delimiter.length, to);
      from = to;
      to = indexOf(body, delimiter, from + delimiter.length);
    }
    return new Multipart(parts);
  }

  byte @Nullable [] file(String name) {
    return parts.get(name);
  }

  @Nullable String text(String name) {
    byte[] part = parts.get(name);
    return part == null ? null : new String(part, StandardCharsets.UTF_8);
  }

  private static void add(Map<String, byte[]> parts, byte[] body, int from, int to) {
    int end = indexOf(body, HEADERS_END, from);
    if (end < 0 || end + HEADERS_END.length > to) {
      return;
    }
    String headers = new String(body, from, end - from, StandardCharsets.UTF_8);
    Matcher name = NAME.matcher(headers);
    if (name.find()) {
      parts.putIfAbsent(name.group(1), Arrays.copyOfRange(body, end + HEADERS_END.length, to));
    }
  }

  private static int indexOf(byte[] body, byte[] part, int from) {
    for (int at = Math.max(0, from); at + part.length <= body.length; at++) {
      if (body[at] == part[0] && Arrays.equals(body, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
