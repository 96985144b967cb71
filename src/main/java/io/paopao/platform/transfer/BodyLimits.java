package io.paopao.platform.transfer;

import io.paopao.platform.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// How large a body may be, and how long it may take.
@ApplicationScoped
class BodyLimits {

  private final int maxBytes;
  private final int maxUploadBytes;
  private final Duration time;
  private final int bytesPerSecond;

  @Inject
  BodyLimits(
      @ConfigProperty(name = "paopao.http.max-body-bytes") int maxBytes,
      @ConfigProperty(name = "paopao.http.max-upload-bytes") int maxUploadBytes,
      @ConfigProperty(name = "paopao.http.body-time") Duration time,
      @ConfigProperty(name = "paopao.http.body-rate") int bytesPerSecond) {
    this.maxBytes = maxBytes;
    this.maxUploadBytes = maxUploadBytes;
    this.time = time;
    this.bytesPerSecond = bytesPerSecond;
  }

  protected BodyLimits() {
    this(0, 0, Duration.ZERO, 1);
  }

  /// The most bytes that any resource takes of a body of that media type.
  int most(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("image/") || type.startsWith("multipart/") ? maxUploadBytes : maxBytes;
  }

  int most(HttpServletRequest request) {
    return most(request.getContentType());
  }

  /// By when a body must be here: a time that everybody has, and more for a long one.
  ///
  /// @param length as announced, or the most that it may be
  Deadline deadline(long length) {
    return Deadline.after(time.plusMillis(1_000L * length / bytesPerSecond));
  }
}
