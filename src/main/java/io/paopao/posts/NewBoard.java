package io.paopao.posts;

import io.paopao.platform.Validation;
import io.paopao.posts.store.BoardRow;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A board as an admin wants it. In a change, what is null stays as it is.
///
/// @param name in Chinese
/// @param nameEn null for the same
/// @param colour `#rrggbb`
/// @param sort boards stand in this order
/// @param visibility `public` or `private`
public record NewBoard(
    @Nullable String slug,
    @Nullable String name,
    @Nullable String nameEn,
    @Nullable String description,
    @Nullable String descriptionEn,
    @Nullable String colour,
    @Nullable Integer sort,
    @Nullable String visibility) {

  private static final int NAME = 60;
  private static final int DESCRIPTION = 300;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int LAST = 1_000;

  /// @throws io.paopao.platform.Problem 422
  BoardRow made() {
    Validation validation = new Validation();
    String address = validation.text("slug", slug, 1, 60);
    validation.pattern("slug", address, SLUG, "board.slug");
    String called = validation.text("name", name, 1, NAME);
    BoardRow.Text zh = new BoardRow.Text(called, text(validation, "description", description, ""));
    BoardRow row = changed(validation, new BoardRow(address, zh, zh, "#64748b", false, 0, LAST));
    validation.check();
    return row;
  }

  /// @throws io.paopao.platform.Problem 422
  BoardRow changed(BoardRow old) {
    Validation validation = new Validation();
    BoardRow row = changed(validation, old);
    validation.check();
    return row;
  }

  private BoardRow changed(Validation to, BoardRow old) {
    if (colour != null) {
      to.pattern("colour", colour.isEmpty() ? "-" : colour, COLOUR, "board.colour");
    }
    if (sort != null && (sort < 0 || sort > 1_000_000)) {
      to.add("sort", "field.range", 0, 1_000_000);
    }
    if (visibility != null && !visibility.equals("public") && !visibility.equals("private")) {
      to.add("visibility", "board.visibility");
    }
    return new BoardRow(
        old.slug(),
        new BoardRow.Text(
            name(to, "name", name, old.zh().name()),
            text(to, "description", description, old.zh().description())),
        new BoardRow.Text(
            name(to, "nameEn", nameEn, old.en().name()),
            text(to, "descriptionEn", descriptionEn, old.en().description())),
        colour == null ? old.colour() : colour.toLowerCase(Locale.ROOT),
        visibility == null ? old.hidden() : visibility.equals("private"),
        old.threads(),
        sort == null ? old.sort() : sort);
  }

  private static String name(Validation to, String field, @Nullable String given, String old) {
    return given == null ? old : to.text(field, given, 1, NAME);
  }

  private static String text(Validation to, String field, @Nullable String given, String old) {
    return given == null ? old : to.text(field, given, 0, DESCRIPTION);
  }
}
