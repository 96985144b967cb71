package io.paopao.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures without any metadata.
final class Encoder {

  private static final float QUALITY = 0.85f;
  private static final int WHITE = 255;

  private Encoder() {}

  static Picture png(BufferedImage image) {
    return new Picture("image/png", written(image, "png"), image.getWidth(), image.getHeight());
  }

  /// What is transparent becomes white.
  static Picture jpeg(BufferedImage picture) {
    BufferedImage image = Shrink.direct(picture);
    boolean plain = image.getColorModel().getPixelSize() == 8 * image.getRaster().getNumBands();
    boolean ready = plain && image.getRaster().getNumBands() % 2 == 1;
    return new Picture(
        "image/jpeg",
        written(ready ? image : onWhite(image), "jpeg"),
        image.getWidth(),
        image.getHeight());
  }

  private static byte[] written(BufferedImage image, String format) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static BufferedImage onWhite(BufferedImage image) {
    BufferedImage flat =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        flat.getRaster().setPixel(x, y, onWhite(image, x, y));
      }
    }
    return flat;
  }

  private static int[] onWhite(BufferedImage image, int x, int y) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    int[] pixel = raster.getPixel(x, y, (int[]) null);
    int alpha = image.getColorModel().hasAlpha() ? pixel[bands - 1] : most;
    int[] flat = new int[3];
    for (int i = 0; i < flat.length; i++) {
      long colour = pixel[bands < flat.length ? 0 : i];
      flat[i] = (int) ((colour * alpha / most + most - alpha) * WHITE / most);
    }
    return flat;
  }
}
