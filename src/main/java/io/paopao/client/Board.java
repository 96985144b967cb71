package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// A board.
///
/// @param position null where nothing can be watched
public record Board(
    String slug,
    String name,
    String description,
    String colour,
    String visibility,
    long threadCount,
    @Nullable Position position) {}
