package io.paopao.posts;

import io.paopao.platform.Validation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What someone wants to start a thread with.
public record NewThread(
    @Nullable String board,
    @Nullable String title,
    @Nullable String body,
    @Nullable List<String> tags) {

  static final int TITLE = 120;
  private static final int TAG = 30;
  private static final int TAGS = 5;

  private static final Pattern TAG_FORM = Pattern.compile("[^\\p{Cntrl}\\s,/?%][^\\p{Cntrl},/?%]*");

  /// The title, when it may be one.
  static String title(Validation validation, @Nullable String title) {
    return validation.text("title", title, 1, TITLE).replaceAll("\\s+", " ");
  }

  /// The tags without white space around them, each once.
  static List<String> tags(Validation validation, @Nullable List<String> tags) {
    if (tags == null) {
      return List.of();
    }
    if (tags.size() > TAGS) {
      validation.add("tags", "tags.tooMany", TAGS);
      return List.of();
    }
    List<String> clean =
        tags.stream().map(tag -> validation.text("tags", tag, 1, TAG)).distinct().toList();
    clean.forEach(tag -> validation.pattern("tags", tag, TAG_FORM, "tag.characters"));
    return clean;
  }
}
