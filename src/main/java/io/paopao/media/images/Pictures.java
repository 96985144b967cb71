package io.paopao.media.images;

import io.paopao.platform.Bulkhead;
import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.function.Function;

/// Makes pictures of files: a few at once, each within a time, all of them encoded anew.
@ApplicationScoped
public class Pictures {

  private final Decoder decoder;
  private final Bulkhead decodings;
  private final Sizes sizes;

  /// What pictures become.
  ///
  /// @param bytes the most of one picture
  /// @param time how long decoding may take
  record Sizes(int longestSide, int avatarSide, int bytes, Duration time) {}

  @Inject
  Pictures(PictureSettings settings) {
    this(settings.decoder(), settings.decodings(), settings.sizes());
  }

  Pictures(Decoder decoder, Bulkhead decodings, Sizes sizes) {
    this.decoder = decoder;
    this.decodings = decodings;
    this.sizes = sizes;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Pictures() {
    this(null, null, null);
  }

  /// A picture to stand in a text: photos stay JPEG, everything else becomes PNG.
  ///
  /// @throws Problem 413 `tooLarge`, 415 `media.type`, 422 `media.unreadable`, `media.pixels`; 503,
  ///   504
  public Picture inText(byte[] file) {
    return decoded(
        file,
        image -> {
          boolean isPhoto = ImageFormat.of(file).filter(f -> f == ImageFormat.JPEG).isPresent();
          BufferedImage fitting = Shrink.within(image, sizes.longestSide());
          return small(isPhoto ? Encoder.jpeg(upright(file, fitting)) : png(fitting));
        });
  }

  /// The middle of the picture, as a small square JPEG.
  ///
  /// @throws Problem as [#inText]
  public Picture avatar(byte[] file) {
    return decoded(
        file, image -> Encoder.jpeg(upright(file, Shrink.square(image, sizes.avatarSide()))));
  }

  private Picture decoded(byte[] file, Function<BufferedImage, Picture> encoding) {
    ImageFormat format = ImageFormat.of(file).orElseThrow(() -> Problem.of(415, "media.type"));
    return decodings.run(() -> {
      Deadline deadline = Deadline.current().earlier(Deadline.after(sizes.time()));
      return encoding.apply(decoder.decode(format, file, deadline));
    });
  }

  private static BufferedImage upright(byte[] file, BufferedImage image) {
    return Upright.of(image, JpegSegments.orientation(file));
  }

  /// Drawings are small as PNG; what is not is a photo.
  private Picture png(BufferedImage image) {
    Picture png = Encoder.png(image);
    return png.body().length > sizes.bytes() ? Encoder.jpeg(image) : png;
  }

  private Picture small(Picture picture) {
    if (picture.body().length > sizes.bytes()) {
      throw Problem.of(413, "tooLarge", sizes.bytes());
    }
    return picture;
  }
}
