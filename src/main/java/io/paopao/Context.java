package io.paopao;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/// The contexts of the forum, and which of them this server runs: the one question that every entry
/// point asks. Enabled by `paopao.contexts`, all by default.
public enum Context {
  MEDIA,
  USERS,
  POSTS,
  NOTIFICATIONS,
  SEARCH,
  POINTS,
  INVENTORY,
  ORDERS,
  PUSH,
  PAGES;

  private static final Set<Context> ON =
      parse(
          ConfigProvider.getConfig()
              .getOptionalValue("paopao.contexts", String.class)
              .orElse("all"));

  public boolean isOn() {
    return ON.contains(this);
  }

  /// The package, the schema and the Kafka topic prefix of the context.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for a name that is no context
  static Set<Context> parse(String names) {
    if (names.strip().equals("all")) {
      return Set.of(values());
    }
    return Arrays.stream(names.split(",", -1))
        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  static Stream<Context> on() {
    return Arrays.stream(values()).filter(Context::isOn);
  }
}
