package io.paopao.posts;

import io.paopao.platform.Position;
import org.jspecify.annotations.Nullable;

/// A place for threads about one subject.
///
/// @param name in the reader's language
/// @param colour its mark, as `#rrggbb`
/// @param visibility `public`, or `private`: only for its members and for staff
/// @param position where the channel `board:{slug}` stands
public record Board(
    String slug,
    String name,
    String description,
    String colour,
    String visibility,
    long threadCount,
    @Nullable Position position) {}
