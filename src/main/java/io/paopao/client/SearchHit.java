package io.paopao.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search has found.
///
/// @param type `thread`, `post` or `user`
public record SearchHit(
    String type,
    String id,
    @Nullable String threadId,
    String title,
    List<Range> titleHighlights,
    String snippet,
    List<Range> highlights,
    String author,
    @Nullable String board,
    Instant createdAt,
    double score) {}
