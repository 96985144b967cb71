package io.paopao.platform.rest;

import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The query parameters that every list has: `?limit=` 1..100, default 20, and `?cursor=`.
public class Paging {

  public static final int MAX = 100;

  @QueryParam("limit")
  @DefaultValue("20")
  private String limit = "20";

  @QueryParam("cursor")
  private @Nullable String cursor;

  public Paging() {}

  /// @throws Problem 400 `limit.invalid`
  public int limit() {
    if (limit.matches("[1-9]\\d{0,2}") && Integer.parseInt(limit) <= MAX) {
      return Integer.parseInt(limit);
    }
    throw Problem.badRequest("limit.invalid", MAX);
  }

  /// @param keys how many keys the list sorts by
  public @Nullable Cursor cursor(int keys) {
    return Cursor.parse(cursor, keys);
  }
}
