package io.paopao.media;

import io.paopao.media.images.Picture;
import io.paopao.media.images.Pictures;
import io.paopao.platform.Bulkhead;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Receives pictures: how much of them is in memory at the same time is bounded, and none is
/// believed before it was decoded.
@ApplicationScoped
public class Uploads {

  private final Pictures pictures;
  private final RateLimits limits;
  private final Bulkhead receiving;

  @Inject
  Uploads(
      Pictures pictures,
      RateLimits limits,
      @ConfigProperty(name = "paopao.media.uploads-at-once") int atOnce,
      @ConfigProperty(name = "paopao.media.uploads-waiting") int waiting,
      @ConfigProperty(name = "paopao.media.upload-wait") Duration wait) {
    this.pictures = pictures;
    this.limits = limits;
    this.receiving = new Bulkhead("uploads", atOnce, waiting, wait);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Uploads() {
    this(null, null, 0, 0, Duration.ZERO);
  }

  private interface Decoding {
    Picture of(byte[] file);
  }

  /// A picture to stand in a text.
  ///
  /// @throws Problem 413 `tooLarge`, 415 `media.type`, 422 `media.unreadable`, `media.pixels`, 429;
  ///   503, 504
  public Received inText(UploadBody body) {
    return received(body, "text", pictures::inText);
  }

  /// A picture that shows its owner.
  ///
  /// @throws Problem as [#inText]
  public Received avatar(UploadBody body) {
    return received(body, "avatar", pictures::avatar);
  }

  private Received received(UploadBody body, String purpose, Decoding decoding) {
    limits.upload(RequestContext.current().caller().id());
    return receiving.run(() -> {
      byte[] file = bytes(body);
      return Received.of(file, purpose, decoding.of(file));
    });
  }

  private static byte[] bytes(UploadBody body) {
    try {
      return body.read();
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      throw Problem.badRequest("badRequest");
    }
  }
}
