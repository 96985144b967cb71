package io.paopao.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Turns pictures as EXIF says that the camera was held.
final class Upright {

  private static final String MIRRORED_ACROSS = "2378";
  private static final String MIRRORED_DOWN = "3467";
  private static final int TRANSPOSED_FROM = 5;

  private Upright() {}

  static BufferedImage of(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    boolean across = MIRRORED_ACROSS.contains(String.valueOf(orientation));
    boolean down = MIRRORED_DOWN.contains(String.valueOf(orientation));
    boolean transposed = orientation >= TRANSPOSED_FROM;
    Raster from = image.getRaster();
    int width = from.getWidth();
    int height = from.getHeight();
    WritableRaster to =
        from.createCompatibleWritableRaster(
            transposed ? height : width, transposed ? width : height);
    Object pixel = null;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixel = from.getDataElements(x, y, pixel);
        int right = across ? width - 1 - x : x;
        int below = down ? height - 1 - y : y;
        to.setDataElements(transposed ? below : right, transposed ? right : below, pixel);
      }
    }
    return new BufferedImage(image.getColorModel(), to, image.isAlphaPremultiplied(), null);
  }
}
