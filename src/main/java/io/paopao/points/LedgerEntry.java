package io.paopao.points;

import java.time.Instant;

/// One line of a member's ledger.
///
/// @param kind `welcome`, `thread`, `reply`, `thanked`, `check_in`, `removed`, `restored`,
///   `purchase`, `purchase_undone`, `spent` or `refunded`
/// @param reference what it was for
/// @param amount below zero when points were spent
/// @param balance after it
public record LedgerEntry(
    String id, String kind, String reference, long amount, long balance, Instant createdAt) {}
