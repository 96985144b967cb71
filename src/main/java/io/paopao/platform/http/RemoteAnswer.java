package io.paopao.platform.http;

/// What a remote has answered. The body is not copied: it is its only reader's.
public final class RemoteAnswer {

  private final int status;
  private final String contentType;
  private final byte[] body;

  RemoteAnswer(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /// `text/plain` when the remote does not say.
  public String contentType() {
    return contentType;
  }

  public byte[] body() {
    return body;
  }
}
