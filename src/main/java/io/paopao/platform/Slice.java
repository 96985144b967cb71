package io.paopao.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list. `nextCursor` is null on the last page.
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

  /// The page of at most `limit` rows out of `limit + 1` that were asked of the store.
  public static <T> Slice<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Slice<>(rows, null);
    }
    return new Slice<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)).encoded());
  }

  public <R> Slice<R> map(Function<T, R> change) {
    return new Slice<>(items.stream().map(change).toList(), nextCursor);
  }
}
