package io.paopao.platform.limits;

/// Tells which requests can be dispatched again: the server decodes their paths when it does so.
public final class PlainPath {

  private PlainPath() {}

  /// Whether the server dispatches the path again as it was sent.
  public static boolean isPlain(String path) {
    return path.chars().allMatch(PlainPath::isPlain)
        && !path.contains("//")
        && !path.contains("/.");
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/-_.".indexOf(c) >= 0;
  }
}
