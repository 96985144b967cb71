package io.paopao.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Good and bad files, made when they are needed.
public final class TestPictures {

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final int EXIF_ENTRY = 12;

  private TestPictures() {}

  /// White, its quarter at the top left red: one sees how it was turned.
  public static BufferedImage drawn(int width, int height) {
    return drawn(width, height, BufferedImage.TYPE_INT_RGB);
  }

  public static BufferedImage drawn(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean marked = x < width / 2 && y < height / 2;
        image.setRGB(x, y, (marked ? Color.RED : Color.WHITE).getRGB());
      }
    }
    return image;
  }

  /// A picture that nobody else has.
  public static byte[] unique() {
    BufferedImage image = drawn(8, 8);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int x = 0; x < image.getWidth(); x++) {
      image.setRGB(x, 7, random.nextInt(1 << 24));
    }
    return file(image, "png");
  }

  public static byte[] file(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException(format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Frames of one colour each.
  public static byte[] animation(Color... frames) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (Color colour : frames) {
        BufferedImage frame = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 16 * 16; i++) {
          frame.setRGB(i % 16, i / 16, colour.getRGB());
        }
        writer.writeToSequence(
            new IIOImage(
                frame,
                null,
                writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(frame), null)),
            null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /// The JPEG file with EXIF that says how the camera was held, and something else.
  public static byte[] withExif(byte[] jpeg, int orientation, String words) {
    byte[] text = (words + "\0").getBytes(StandardCharsets.US_ASCII);
    int textAt = 8 + 2 + 2 * EXIF_ENTRY + 4;
    ByteBuffer tiff = ByteBuffer.allocate(textAt + text.length);
    tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(textAt);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(text);
    return withSegment(
        jpeg, 0xE1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array()));
  }

  /// The JPEG file with one more segment at its beginning.
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
    ByteBuffer segment = ByteBuffer.allocate(body.length + 4);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (body.length + 2)).put(body);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + segment.capacity());
    file.put(jpeg, 0, 2).put(segment.array()).put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  /// The PNG file with one more chunk after its header.
  public static byte[] withChunk(byte[] png, String type, byte[] body) {
    int header = PNG.length + 25;
    byte[] more = chunk(type, body);
    ByteBuffer file = ByteBuffer.allocate(png.length + more.length);
    file.put(png, 0, header).put(more).put(png, header, png.length - header);
    return file.array();
  }

  /// A small PNG file that says it is that large, and inflates to it: all of one colour.
  public static byte[] bomb(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0});
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
      byte[] row = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < height; y++) {
        deflated.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return joined(
        PNG,
        chunk("IHDR", header.array()),
        chunk("IDAT", rows.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] body) {
    byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), body);
    CRC32 sum = new CRC32();
    sum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8);
    return chunk.putInt(body.length).put(named).putInt((int) sum.getValue()).array();
  }
}
