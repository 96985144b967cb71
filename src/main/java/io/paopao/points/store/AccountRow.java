package io.paopao.points.store;

/// A member's points; all zero for one who never had any.
public record AccountRow(long owner, long balance, long earned) {}
