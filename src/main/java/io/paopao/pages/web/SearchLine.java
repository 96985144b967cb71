package io.paopao.pages.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the search form sends.
public class SearchLine {

  private static final Set<String> TYPES = Set.of("thread", "post", "user");
  private static final int LONGEST = 200;

  @QueryParam("q")
  @DefaultValue("")
  private String text = "";

  @QueryParam("type")
  @DefaultValue("thread")
  private String type = "thread";

  @QueryParam("board")
  @DefaultValue("")
  private String board = "";

  @QueryParam("author")
  @DefaultValue("")
  private String author = "";

  @QueryParam("tag")
  @DefaultValue("")
  private String tag = "";

  @QueryParam("cursor")
  private @Nullable String cursor;

  public SearchLine() {}

  /// As it was typed, as far as it is not too long to be a question.
  String text() {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  String type() {
    return TYPES.contains(type) ? type : "thread";
  }

  @Nullable String cursor() {
    return cursor;
  }

  /// Operators in the line count more than the fields beside it.
  Operators operators() {
    return Operators.parse(text(), new Operators("", board, author, tag));
  }

  /// The address of the next page.
  String url(String next) {
    return "/search?q="
        + Site.segment(text())
        + "&type="
        + type()
        + parameter("board", board)
        + parameter("author", author)
        + parameter("tag", tag)
        + "&cursor="
        + Site.segment(next);
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + Site.segment(value);
  }
}
