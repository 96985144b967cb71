package io.paopao.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the mall sells.
///
/// @param perBuyer how many one may have; 0 for any number
public record Item(
    String sku,
    String name,
    String description,
    Money price,
    long available,
    int perBuyer,
    boolean listed,
    Instant createdAt,
    @Nullable Position position) {}
