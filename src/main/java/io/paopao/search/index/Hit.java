package io.paopao.search.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One found document.
public record Hit(
    Kind kind,
    String id,
    @Nullable String threadId,
    @Nullable String board,
    String author,
    Instant createdAt,
    float score,
    Snippet title,
    Snippet snippet) {}
