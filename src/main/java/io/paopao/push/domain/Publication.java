package io.paopao.push.domain;

/// Something said on a channel, as the ready frame that every subscriber gets.
public record Publication(long offset, Frame frame) {

  private static final String HEAD = "{\"push\":{\"channel\":\"";
  private static final String PUB = "\",\"pub\":";
  private static final String TYPE = ",\"type\":\"";
  private static final String TAIL = "}}";

  /// @param data JSON
  public static Publication of(String channel, long offset, String type, String data) {
    return new Publication(
        offset,
        Frame.of(
            HEAD
                + channel
                + PUB
                + "{\"offset\":"
                + offset
                + TYPE
                + type
                + "\",\"data\":"
                + data
                + "}"
                + TAIL));
  }

  /// The name of its channel.
  public String channel() {
    String text = frame.text();
    return text.substring(HEAD.length(), text.indexOf('"', HEAD.length()));
  }

  /// Whether it says that what was said before is not to be read any more.
  boolean takesBack() {
    String text = frame.text();
    int type = text.indexOf(TYPE, HEAD.length()) + TYPE.length();
    return text.startsWith("post.deleted\"", type) || text.startsWith("thread.deleted\"", type);
  }

  /// The JSON of the publication alone, as it stands in a reply.
  public String json(String channel) {
    String text = frame.text();
    int start = HEAD.length() + channel.length() + PUB.length();
    return text.substring(start, text.length() - TAIL.length());
  }
}
