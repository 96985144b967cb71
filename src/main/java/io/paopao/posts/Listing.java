package io.paopao.posts;

import io.paopao.platform.Position;
import io.paopao.platform.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list that can be watched.
///
/// @param nextCursor null on the last page
/// @param position null for a list that no channel tells about
public record Listing<T>(List<T> items, @Nullable String nextCursor, @Nullable Position position) {

  static <R, T> Listing<T> of(Slice<R> rows, List<T> items, @Nullable Position position) {
    return new Listing<>(items, rows.nextCursor(), position);
  }
}
