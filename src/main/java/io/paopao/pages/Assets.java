package io.paopao.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// The page's style sheets, modules and pictures, under addresses that change with their content:
/// one fingerprint for all of them, so that modules can import each other by relative path.
public final class Assets {

  /// Every file below `/assets` on the class path; a WAR's class path can't be listed reliably.
  static final List<String> NAMES =
      List.of(
          "css/tokens.css",
          "css/app.css",
          "img/mark.svg",
          "js/app.js",
          "js/api.js",
          "js/composer.js",
          "js/images.js",
          "js/keys.js",
          "js/list.js",
          "js/page.js",
          "js/preferences.js",
          "js/events.js",
          "js/push.js",
          "js/reactions.js",
          "js/stock.js",
          "js/suggest.js",
          "js/emoji.js",
          "js/text.js",
          "js/text/en.js",
          "js/text/zh-CN.js",
          "js/thread.js",
          "js/times.js",
          "manifest.webmanifest");

  private static final int FINGERPRINT_LENGTH = 12;

  private final Map<String, Asset> files;
  private final String fingerprint;

  private Assets(Map<String, Asset> files) {
    this.files = Map.copyOf(files);
    this.fingerprint = fingerprint(files);
  }

  /// A file with its gzip form made beforehand; `gzip` is as large as `body` at most.
  @SuppressWarnings("ArrayRecordComponent") // read-only by agreement: served as they are
  public record Asset(String mediaType, byte[] body, byte[] gzip) {}

  /// Reads all files from the class path.
  public static Assets load() {
    Map<String, Asset> files = new TreeMap<>();
    for (String name : NAMES) {
      files.put(name, asset(name, read("/assets/" + name)));
    }
    return new Assets(files);
  }

  /// The address of a file, safe to cache for ever.
  public String url(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + fingerprint + "/" + name;
  }

  /// The file of an address; an old fingerprint finds today's file, but must not be cached.
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// Whether an address with this fingerprint will always mean the same bytes.
  public boolean immutable(String candidate) {
    return fingerprint.equals(candidate);
  }

  public String fingerprint() {
    return fingerprint;
  }

  private static Asset asset(String name, byte[] body) {
    byte[] gzip = gzip(body);
    return new Asset(mediaType(name), body, gzip.length < body.length ? gzip : body);
  }

  private static String mediaType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "css" -> "text/css;charset=utf-8";
      case "js" -> "text/javascript;charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "webmanifest" -> "application/manifest+json";
      default -> throw new IllegalArgumentException("no media type for " + name);
    };
  }

  private static byte[] read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String fingerprint(Map<String, Asset> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach((name, asset) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(asset.body());
      });
      return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
