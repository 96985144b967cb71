package io.paopao.system;

import java.util.List;
import java.util.regex.Pattern;

/// The answers of HTTP/1.1 that came over one connection.
///
/// @param text a character is a byte
record Replies(String text) {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})[ \r]");

  List<Integer> statuses() {
    return STATUS.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }
}
