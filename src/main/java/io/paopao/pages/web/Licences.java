package io.paopao.pages.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the text of a licence stands.
final class Licences {

  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile("cc[- ](by(?:-nc)?(?:-sa|-nd)?)[- ](\\d\\.\\d)(?:[- ].*)?");

  private Licences() {}

  static @Nullable String url(String name) {
    Matcher creativeCommons = CREATIVE_COMMONS.matcher(name.toLowerCase(Locale.ROOT));
    return Optional.of(creativeCommons)
        .filter(Matcher::matches)
        .map(m -> "https://creativecommons.org/licenses/" + m.group(1) + "/" + m.group(2) + "/")
        .orElse(null);
  }
}
