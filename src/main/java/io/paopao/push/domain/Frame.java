package io.paopao.push.domain;

/// A text frame, encoded once and shared by all connections that it goes to.
///
/// @param bytes how much it weighs on the wire
public record Frame(String text, int bytes) {

  public static Frame of(String text) {
    return new Frame(text, utf8Length(text));
  }

  /// Whether the text weighs more than so many bytes.
  public static boolean exceeds(String text, int most) {
    return text.length() > most || (text.length() > most / 3 && utf8Length(text) > most);
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
