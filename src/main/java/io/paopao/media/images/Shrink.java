package io.paopao.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/// Makes pictures smaller: each new pixel is the mean of what it covers, parts of pixels included;
/// what is transparent counts less.
final class Shrink {

  private static final double ROUNDING = 1e-6;

  private final Raster from;
  private final WritableRaster to;
  private final int bands;
  private final boolean alpha;
  private final float most;

  private Shrink(BufferedImage image, WritableRaster to) {
    this.from = image.getRaster();
    this.to = to;
    this.bands = from.getNumBands();
    this.alpha = image.getColorModel().hasAlpha();
    this.most = (1 << from.getSampleModel().getSampleSize(0)) - 1;
  }

  /// The picture with no side longer than that, in its proportions.
  static BufferedImage within(BufferedImage image, int longest) {
    int width = image.getWidth();
    int height = image.getHeight();
    double scale = (double) longest / Math.max(width, height);
    return scale >= 1 ? image : to(image, side(width * scale), side(height * scale));
  }

  /// The square in the middle.
  static BufferedImage square(BufferedImage image, int side) {
    int full = Math.min(image.getWidth(), image.getHeight());
    BufferedImage middle =
        image.getSubimage(
            (image.getWidth() - full) / 2, (image.getHeight() - full) / 2, full, full);
    int fitting = Math.min(side, full);
    return to(middle, fitting, fitting);
  }

  /// The picture without a palette.
  static BufferedImage direct(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel colours
        ? colours.convertToIntDiscrete(image.getRaster(), false)
        : image;
  }

  private static int side(double length) {
    return Math.max(1, (int) Math.round(length));
  }

  private static BufferedImage to(BufferedImage image, int width, int height) {
    BufferedImage source = direct(image);
    WritableRaster target = source.getRaster().createCompatibleWritableRaster(width, height);
    new Shrink(source, target).run();
    return new BufferedImage(source.getColorModel(), target, source.isAlphaPremultiplied(), null);
  }

  private void run() {
    float[] row = new float[from.getWidth() * bands];
    float[] narrow = new float[to.getWidth() * bands];
    float[] sum = new float[narrow.length];
    double scale = (double) from.getHeight() / to.getHeight();
    int y = 0;
    for (int line = 0; line < from.getHeight() && y < to.getHeight(); line++) {
      narrow(weighted(from.getPixels(0, line, from.getWidth(), 1, row)), narrow);
      double end = (y + 1) * scale;
      float above = (float) Math.min(1, end - line);
      add(sum, narrow, above);
      if (line + 1 >= end - ROUNDING) {
        to.setPixels(0, y, to.getWidth(), 1, mean(sum, scale * from.getWidth() / to.getWidth()));
        y++;
        Arrays.fill(sum, 0);
        add(sum, narrow, 1 - above);
      }
    }
  }

  private static void add(float[] sum, float[] values, float share) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i] * share;
    }
  }

  /// Adds up the pixels of a row by the new pixels that they are in.
  private void narrow(float[] row, float[] sums) {
    Arrays.fill(sums, 0);
    double scale = (double) from.getWidth() / to.getWidth();
    int last = to.getWidth() - 1;
    for (int x = 0; x < from.getWidth(); x++) {
      int into = Math.min(last, (int) (x / scale));
      float left = into == last ? 1 : (float) Math.clamp((into + 1) * scale - x, 0, 1);
      for (int band = 0; band < bands; band++) {
        float value = row[x * bands + band];
        sums[into * bands + band] += value * left;
        if (left < 1) {
          sums[(into + 1) * bands + band] += value * (1 - left);
        }
      }
    }
  }

  private float[] weighted(float[] row) {
    for (int at = 0; alpha && at < row.length; at += bands) {
      for (int band = 0; band < bands - 1; band++) {
        row[at + band] *= row[at + bands - 1] / most;
      }
    }
    return row;
  }

  private float[] mean(float[] sum, double area) {
    float[] pixels = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      boolean colour = alpha && i % bands < bands - 1;
      double weight = colour ? sum[i - i % bands + bands - 1] / most : area;
      pixels[i] = weight == 0 ? 0 : (float) Math.clamp(sum[i] / weight + 0.5, 0, most);
    }
    return pixels;
  }
}
