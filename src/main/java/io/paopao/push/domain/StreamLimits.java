package io.paopao.push.domain;

/// Bounds of memory and recovery.
///
/// @param ring how many publications a channel keeps in memory
/// @param recovered how many publications a client may get at once
/// @param recoveredBytes how much that may be
public record StreamLimits(int ring, int recovered, long recoveredBytes) {}
