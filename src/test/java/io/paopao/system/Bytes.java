package io.paopao.system;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes as the tables of the tests write them: `\r`, `\n`, `\t`, `\\` and `\xhh` are one byte,
/// `\{3*ab}` is `ababab`.
final class Bytes {

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:[rnt\\\\]|x([0-9a-f]{2})|\\{(\\d+)\\*([^}]+)})");

  private Bytes() {}

  /// @return a character is a byte
  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(Bytes::plain);
  }

  private static String plain(MatchResult escape) {
    String plain =
        switch (escape.group().charAt(1)) {
          case 'r' -> "\r";
          case 'n' -> "\n";
          case 't' -> "\t";
          case 'x' -> String.valueOf((char) HexFormat.fromHexDigits(escape.group(1)));
          case '{' -> unescaped(escape.group(3)).repeat(Integer.parseInt(escape.group(2)));
          default -> "\\";
        };
    return Matcher.quoteReplacement(plain);
  }
}
