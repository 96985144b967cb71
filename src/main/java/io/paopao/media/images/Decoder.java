package io.paopao.media.images;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads pictures whose size is looked at before a single pixel is.
///
/// @param pixels the most that are decoded
/// @param bytes the most memory that a decoded picture takes; a larger one is read coarser
record Decoder(long pixels, long bytes) {

  private static final Logger LOG = Logger.getLogger(Decoder.class.getName());
  private static final int MOST_SCANS = 64;
  private static final int LEAST_PIXEL_BYTES = 4;

  /// The first picture of the file, as the camera saw it: not turned upright.
  ///
  /// @throws Problem 422 `media.unreadable`, `media.pixels`; 504 `deadline.exceeded`
  BufferedImage decode(ImageFormat format, byte[] file, Deadline deadline) {
    try {
      if (format == ImageFormat.JPEG && JpegSegments.scans(file) > MOST_SCANS) {
        throw Problem.of(422, "media.unreadable");
      }
      return read(format, format == ImageFormat.PNG ? PngChunks.essential(file) : file, deadline);
    } catch (Problem problem) {
      throw problem;
    } catch (IOException | RuntimeException broken) {
      // decoders throw all kinds of exceptions at broken files
      LOG.log(Level.FINE, "a picture cannot be read", broken);
      throw Problem.of(422, "media.unreadable");
    }
  }

  private BufferedImage read(ImageFormat format, byte[] file, Deadline deadline)
      throws IOException {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      long size = (long) reader.getWidth(0) * reader.getHeight(0);
      if (size > pixels) {
        throw Problem.of(422, "media.pixels", pixels);
      }
      ImageReadParam coarse = reader.getDefaultReadParam();
      int step = step(size, reader);
      coarse.setSourceSubsampling(step, step, 0, 0);
      reader.addIIOReadProgressListener(new DecodingWatch(deadline));
      BufferedImage image = reader.read(0, coarse);
      deadline.check();
      return image;
    } finally {
      reader.dispose();
    }
  }

  /// Which pixels of a row, and which rows, are read: every first, every second, …
  private int step(long size, ImageReader reader) throws IOException {
    int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
    long whole = size * Math.max(LEAST_PIXEL_BYTES, bits / Byte.SIZE);
    return Math.max(1, (int) Math.ceil(Math.sqrt((double) whole / bytes)));
  }
}
