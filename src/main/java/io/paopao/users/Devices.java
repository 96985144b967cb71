package io.paopao.users;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.CachingParser;
import ua_parser.Client;
import ua_parser.Parser;

/// What owners recognise their devices by: `Firefox 140 · Ubuntu` rather than a `User-Agent`.
final class Devices {

  private static final String UNKNOWN = "Other";

  /// The first product of a `User-Agent`, like `curl/8.5`.
  private static final Pattern PRODUCT =
      Pattern.compile("([A-Za-z][A-Za-z0-9._ -]{0,30})(?:/(\\d+(?:\\.\\d+)?))?.*");

  private Devices() {}

  /// "" when there is nothing to recognise.
  static String name(String userAgent) {
    Client client = Loaded.PARSER.parse(userAgent);
    String program = versioned(client.userAgent.family, client.userAgent.major);
    if (program.isEmpty()) {
      program = product(userAgent);
    }
    String system = versioned(client.os.family, client.os.major);
    return system.isEmpty() ? program : program + " · " + system;
  }

  private static String versioned(@Nullable String family, @Nullable String version) {
    if (family == null || family.equals(UNKNOWN)) {
      return "";
    }
    return version == null ? family : family + " " + version;
  }

  private static String product(String userAgent) {
    Matcher parts = PRODUCT.matcher(userAgent);
    if (!parts.matches()) {
      return "";
    }
    return parts.group(2) == null ? parts.group(1).strip() : parts.group(1) + " " + parts.group(2);
  }

  /// Its rules are read when the first list is shown.
  private static final class Loaded {
    static final Parser PARSER = new CachingParser(1000);
  }
}
