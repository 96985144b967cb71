package io.paopao.media.images;

import io.paopao.platform.Bulkhead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How large pictures may be, and what decoding them may cost.
@ApplicationScoped
class PictureSettings {

  @Inject
  @ConfigProperty(name = "paopao.media.pixels")
  private long pixels;

  @Inject
  @ConfigProperty(name = "paopao.media.decoded-bytes")
  private long decodedBytes;

  @Inject
  @ConfigProperty(name = "paopao.media.longest-side")
  private int longestSide;

  @Inject
  @ConfigProperty(name = "paopao.media.avatar-side")
  private int avatarSide;

  @Inject
  @ConfigProperty(name = "paopao.media.picture-bytes")
  private int pictureBytes;

  @Inject
  @ConfigProperty(name = "paopao.media.decodings-at-once")
  private int atOnce;

  @Inject
  @ConfigProperty(name = "paopao.media.decodings-waiting")
  private int waiting;

  @Inject
  @ConfigProperty(name = "paopao.media.decoding-wait")
  private Duration wait;

  @Inject
  @ConfigProperty(name = "paopao.media.decoding-time")
  private Duration time;

  Decoder decoder() {
    return new Decoder(pixels, decodedBytes);
  }

  Bulkhead decodings() {
    return new Bulkhead("pictures", atOnce, waiting, wait);
  }

  Pictures.Sizes sizes() {
    return new Pictures.Sizes(longestSide, avatarSide, pictureBytes, time);
  }
}
