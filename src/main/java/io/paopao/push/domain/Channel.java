package io.paopao.push.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a channel: what kind of thing is watched, and which one.
public record Channel(Kind kind, String key) {

  /// What can be watched.
  public enum Kind {
    /// The posts of a thread; the key is its id.
    THREAD("[1-9]\\d{0,18}"),
    /// The threads of a board; the key is its slug.
    BOARD("[a-z0-9][a-z0-9-]{0,63}"),
    /// What concerns one account; the key is its id.
    USER("[1-9]\\d{0,18}"),
    /// The stock of an item; the key is its SKU.
    ITEM("[a-z0-9][a-z0-9-]{0,63}");

    private static final String LARGEST = String.valueOf(Long.MAX_VALUE);

    private final Pattern key;

    Kind(String key) {
      this.key = Pattern.compile(key);
    }

    private boolean accepts(String text) {
      boolean isTooLarge =
          isNumbered() && text.length() == LARGEST.length() && text.compareTo(LARGEST) > 0;
      return key.matcher(text).matches() && !isTooLarge;
    }

    private boolean isNumbered() {
      return this == THREAD || this == USER;
    }

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Channel thread(String id) {
    return new Channel(Kind.THREAD, id);
  }

  public static Channel board(String slug) {
    return new Channel(Kind.BOARD, slug);
  }

  public static Channel user(String account) {
    return new Channel(Kind.USER, account);
  }

  public static Channel item(String sku) {
    return new Channel(Kind.ITEM, sku);
  }

  /// The channel that a client named; empty when there can be none of that name.
  public static Optional<Channel> parse(String name) {
    for (Kind kind : Kind.values()) {
      String prefix = kind.code() + ":";
      if (name.startsWith(prefix)) {
        String key = name.substring(prefix.length());
        return kind.accepts(key) ? Optional.of(new Channel(kind, key)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// As it stands in frames and in the log: `thread:42`.
  public String name() {
    return kind.code() + ":" + key;
  }
}
