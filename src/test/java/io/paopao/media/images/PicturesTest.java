package io.paopao.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.media.TestPictures;
import io.paopao.platform.Bulkhead;
import io.paopao.platform.Problem;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PIXELS = 1_000_000;
  private static final int BYTES = 100_000;
  private static final String SECRET = "Ada was at 52.52N 13.40E";

  private final Pictures pictures = pictures(LONG);

  private static Pictures pictures(Duration time) {
    return new Pictures(
        new Decoder(PIXELS, 4L * PIXELS),
        new Bulkhead("pictures", 2, 2, LONG),
        new Pictures.Sizes(400, 64, BYTES, time));
  }

  @Test
  void aDrawingStaysAsItWas() {
    BufferedImage drawn = TestPictures.drawn(300, 200, BufferedImage.TYPE_INT_ARGB);
    drawn.setRGB(299, 199, 0x40123456);

    Picture picture = pictures.inText(TestPictures.file(drawn, "png"));

    assertThat(picture.type()).isEqualTo("image/png");
    assertThat(picture.width()).isEqualTo(300);
    assertThat(picture.height()).isEqualTo(200);
    assertThat(read(picture).getRGB(299, 199)).isEqualTo(0x40123456);
    assertThat(read(picture).getRGB(0, 0)).isEqualTo(Color.RED.getRGB());
  }

  @Test
  void aPhotoStaysAPhoto() {
    Picture picture = pictures.inText(jpeg(300, 200));

    assertThat(picture.type()).isEqualTo("image/jpeg");
    assertThat(picture.width()).isEqualTo(300);
    assertThat(isRed(read(picture), 20, 20)).isTrue();
    assertThat(isRed(read(picture), 280, 20)).isFalse();
  }

  @Test
  void whatIsLargeBecomesSmaller() {
    Picture picture = pictures.inText(jpeg(1_000, 500));

    assertThat(picture.width()).isEqualTo(400);
    assertThat(picture.height()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyStaysAsBrightAsItWas(int type) {
    BufferedImage grey = new BufferedImage(100, 100, type);
    int most = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
    for (int i = 0; i < 100 * 100; i++) {
      grey.getRaster().setSample(i % 100, i / 100, 0, most / 2);
    }

    Picture avatar = pictures.avatar(TestPictures.file(grey, "png"));

    assertThat(read(avatar).getRaster().getSample(30, 30, 0)).isBetween(124, 130);
  }

  @Test
  void ofAnAnimationTheFirstFrameIsKept() {
    Picture picture = pictures.inText(TestPictures.animation(Color.RED, Color.BLUE));

    assertThat(picture.type()).isEqualTo("image/png");
    assertThat(read(picture).getRGB(5, 5)).isEqualTo(Color.RED.getRGB());
  }

  @Test
  void nothingOfTheMetadataIsLeft() {
    byte[] photo = TestPictures.withExif(jpeg(40, 40), 1, SECRET);
    byte[] commented =
        TestPictures.withSegment(photo, 0xFE, SECRET.getBytes(StandardCharsets.US_ASCII));
    byte[] drawing =
        TestPictures.withChunk(
            TestPictures.file(TestPictures.drawn(40, 40), "png"),
            "tEXt",
            ("Comment\0" + SECRET).getBytes(StandardCharsets.US_ASCII));

    assertThat(text(commented)).contains(SECRET);
    assertThat(text(drawing)).contains(SECRET);
    assertThat(text(pictures.inText(commented).body())).doesNotContain("Ada", "Exif");
    assertThat(text(pictures.inText(drawing).body())).doesNotContain("Ada", "tEXt");
  }

  @Test
  void whatElseTheFileIsIsLeftOut() {
    byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    byte[] polyglot =
        TestPictures.joined(TestPictures.file(TestPictures.drawn(40, 40), "png"), page);

    assertThat(text(pictures.inText(polyglot).body())).doesNotContain("script");
  }

  /// Where the red quarter is when the picture is shown as the camera was held.
  @ParameterizedTest
  @CsvSource({
    "1,false,false", "2,true,false", "3,true,true", "4,false,true",
    "5,false,false", "6,true,false", "7,true,true", "8,false,true"
  })
  void photosStandUpright(int orientation, boolean right, boolean below) {
    Picture picture = pictures.inText(TestPictures.withExif(jpeg(120, 80), orientation, "x"));

    boolean turned = orientation > 4;
    assertThat(picture.width()).isEqualTo(turned ? 80 : 120);
    int x = right ? picture.width() - 10 : 10;
    int y = below ? picture.height() - 10 : 10;
    assertThat(isRed(read(picture), x, y)).isTrue();
    assertThat(isRed(read(picture), picture.width() - x, picture.height() - y)).isFalse();
  }

  @Test
  void anAvatarIsASmallSquare() {
    Picture wide = pictures.avatar(jpeg(300, 200));
    Picture tiny =
        pictures.avatar(
            TestPictures.file(TestPictures.drawn(30, 20, BufferedImage.TYPE_BYTE_INDEXED), "gif"));

    assertThat(wide.type()).isEqualTo("image/jpeg");
    assertThat(wide.width()).isEqualTo(64);
    assertThat(wide.height()).isEqualTo(64);
    assertThat(isRed(read(wide), 10, 10)).isTrue();
    assertThat(isRed(read(wide), 50, 10)).isFalse();
    assertThat(tiny.width()).isEqualTo(20);
  }

  @Test
  void whatIsTransparentInAnAvatarIsWhite() {
    byte[] empty = TestPictures.file(new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB), "png");

    assertThat(new Color(read(pictures.avatar(empty)).getRGB(9, 9)).getRed()).isGreaterThan(250);
  }

  @Test
  void aPhotoThatSomebodySentAsPngIsKeptAsJpeg() {
    BufferedImage noise = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 400 * 400; i++) {
      noise.setRGB(i % 400, i / 400, 0x10101 * (96 + random.nextInt(64)));
    }

    Picture picture = pictures.inText(TestPictures.file(noise, "png"));

    assertThat(picture.type()).isEqualTo("image/jpeg");
    assertThat(picture.body().length).isLessThanOrEqualTo(BYTES);
  }

  @Test
  void whatHasTooManyPixelsIsNotDecoded() {
    byte[] bomb = TestPictures.bomb(40_000, 40_000);

    assertThat(bomb.length).isLessThan(1 << 20);
    refused(() -> pictures.inText(bomb), 422, "media.pixels");
    refused(() -> pictures.avatar(TestPictures.bomb(1, PIXELS + 1)), 422, "media.pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM and so on"})
  void whatBeginsOtherwiseIsNoPicture(String file) {
    refused(() -> pictures.inText(file.getBytes(StandardCharsets.US_ASCII)), 415, "media.type");
  }

  @Test
  void brokenFilesAreRefused() {
    byte[] png = TestPictures.file(TestPictures.drawn(90, 90), "png");
    byte[] jpeg = jpeg(90, 90);
    byte[] scans = new byte[4_000];
    for (int i = 0; i < scans.length; i += 2) {
      scans[i] = (byte) 0xFF;
      scans[i + 1] = (byte) 0xDA;
    }

    refused(() -> pictures.inText(Arrays.copyOf(png, 60)), 422, "media.unreadable");
    refused(() -> pictures.inText(Arrays.copyOf(jpeg, 30)), 422, "media.unreadable");
    refused(
        () -> pictures.inText("GIF89a, it says".getBytes(StandardCharsets.US_ASCII)),
        422,
        "media.unreadable");
    refused(() -> pictures.inText(TestPictures.joined(jpeg, scans)), 422, "media.unreadable");
  }

  @Test
  void filesWithAnyByteWrongDoNoHarm() {
    Random random = new Random(11);
    byte[] gif = TestPictures.animation(Color.RED, Color.GREEN);
    byte[] png = TestPictures.file(TestPictures.drawn(32, 32), "png");
    for (byte[] good : new byte[][] {gif, png, TestPictures.withExif(jpeg(32, 32), 6, "x")}) {
      for (int i = 0; i < 300; i++) {
        byte[] bad = good.clone();
        bad[6 + random.nextInt(bad.length - 6)] = (byte) random.nextInt(256);
        try {
          assertThat(pictures.inText(bad).width()).isPositive();
        } catch (Problem problem) {
          assertThat(problem.status()).isIn(415, 422);
        }
      }
    }
  }

  @Test
  void decodingEndsAtItsTime() {
    refused(() -> pictures(Duration.ZERO).inText(jpeg(900, 900)), 504, "deadline.exceeded");
  }

  private static void refused(ThrowingCallable work, int status, String code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  private static byte[] jpeg(int width, int height) {
    return TestPictures.file(TestPictures.drawn(width, height), "jpeg");
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    Color colour = new Color(image.getRGB(x, y));
    return colour.getRed() > 200 && colour.getGreen() < 90;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage read(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
