package io.paopao.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the next page starts: the sort keys of the last row, opaque to clients.
public record Cursor(List<Long> keys) {

  public static Cursor of(Long... keys) {
    return new Cursor(List.of(keys));
  }

  public String encoded() {
    String text = String.join(",", keys.stream().map(String::valueOf).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  public long key(int index) {
    return keys.get(index);
  }

  /// The cursor that a client sent, or null when it sent none.
  ///
  /// @param size how many keys the list sorts by
  /// @throws Problem 400 `cursor.malformed`
  public static @Nullable Cursor parse(@Nullable String text, int size) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      List<Long> keys = List.of(plain.split(",", -1)).stream().map(Long::valueOf).toList();
      if (keys.size() == size) {
        return new Cursor(keys);
      }
    } catch (IllegalArgumentException e) {
      // told below, like a wrong number of keys
    }
    throw Problem.badRequest("cursor.malformed");
  }
}
