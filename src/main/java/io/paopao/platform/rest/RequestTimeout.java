package io.paopao.platform.rest;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// How much time a request has: what it asks for, at most `paopao.http.timeout`.
@ApplicationScoped
class RequestTimeout {

  static final String HEADER = "Paopao-Timeout-Ms";

  private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,8}");

  private final Duration longest;

  @Inject
  RequestTimeout(@ConfigProperty(name = "paopao.http.timeout") Duration longest) {
    this.longest = longest;
  }

  protected RequestTimeout() {
    this(Duration.ZERO);
  }

  /// @param asked milliseconds, as the client has sent them; null for no wish
  /// @throws Problem 400 `timeout.malformed` for anything but 1 to 999,999,999
  Deadline deadline(@Nullable String asked) {
    if (asked == null) {
      return Deadline.after(longest);
    }
    if (!FORM.matcher(asked).matches()) {
      throw Problem.badRequest("timeout.malformed");
    }
    Duration wish = Duration.ofMillis(Long.parseLong(asked));
    return Deadline.after(wish.compareTo(longest) < 0 ? wish : longest);
  }
}
