package io.paopao.search.index;

import java.util.Locale;

/// What a document or a hit stands for.
public enum Kind {
  THREAD,
  POST,
  USER;

  /// The name used in addresses and in the index.
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String term) {
    return valueOf(term.toUpperCase(Locale.ROOT));
  }
}
