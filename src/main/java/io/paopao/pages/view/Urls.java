package io.paopao.pages.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Parts of addresses from data.
final class Urls {

  private Urls() {}

  /// A value as one path segment or query value.
  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
