package io.paopao.pages.view;

import io.nayuki.qrcodegen.QrCode;

/// The secret of an authenticator app, to be photographed or typed.
public record EnrolmentPage(String secret, String uri, Form form) {

  /// Modules of quiet around the code, as its standard asks for.
  private static final int QUIET = 4;

  private static final int GROUP = 4;

  /// The dark modules of the QR code as an SVG path, one unit each.
  public String path() {
    QrCode code = code();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  /// The length of its side.
  public int size() {
    return code().size + 2 * QUIET;
  }

  /// The secret in groups that can be typed.
  public String spelt() {
    return secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  private QrCode code() {
    return QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
  }
}
