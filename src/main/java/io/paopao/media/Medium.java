package io.paopao.media;

import io.paopao.media.store.MediumRow;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A picture that somebody has uploaded.
///
/// @param url its address here, to be written into a text
/// @param type its media type, which the forum has chosen
/// @param bytes of the picture as it is kept
public record Medium(
    String id, String url, String type, int width, int height, int bytes, Instant createdAt) {

  private static final String PATH = "/media/";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ADDRESS = Pattern.compile("/media/([0-9a-f]{32})(?![0-9a-f])");
  private static final int MOST_IN_TEXT = 500;

  static Medium of(MediumRow row) {
    MediumRow.Shape shape = row.shape();
    return new Medium(
        row.id(),
        PATH + row.id(),
        shape.type(),
        shape.width(),
        shape.height(),
        shape.bytes(),
        row.createdAt());
  }

  /// Whether a text has the form of an id.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Whether this is the address of a medium here.
  public static boolean isUrl(@Nullable String text) {
    return text != null && ADDRESS.matcher(text).matches();
  }

  /// The ids that a text names, also where it only quotes an address: one too many is kept for
  /// longer, one too few would be lost.
  static List<String> namedIn(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .sorted()
        .limit(MOST_IN_TEXT)
        .toList();
  }
}
