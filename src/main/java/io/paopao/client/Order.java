package io.paopao.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order.
///
/// @param status `PLACED`, `RESERVED`, `PAID`, `CANCELLED` or `REFUNDED`
/// @param reason why it was cancelled
public record Order(
    String id,
    String buyerRef,
    List<OrderLine> lines,
    Money total,
    String status,
    @Nullable String reason,
    Instant createdAt,
    Instant expiresAt) {}
