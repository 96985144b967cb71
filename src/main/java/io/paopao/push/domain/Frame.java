package io.paopao.push.domain;

/// A text frame, encoded once and shared by all connections that it goes to.
///
/// @param bytes how much it weighs in a queue: what it does on the wire, or nothing
public record Frame(String text, int bytes) {

  /// Weighs what it takes on the wire, and an empty one a byte.
  public static Frame of(String text) {
    return new Frame(text, Math.max(1, utf8Length(text)));
  }

  /// Whether the text weighs more than so many bytes.
  public static boolean exceeds(String text, int most) {
    return text.length() > most || (text.length() > most / 3 && utf8Length(text) > most);
  }

  /// Bytes on the wire, also of a frame that has no weight in a queue.
  public int size() {
    return bytes == 0 ? utf8Length(text) : bytes;
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // each half of a surrogate pair stands for two of its four bytes
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
