package io.paopao.push.domain;

/// Bounds of memory and recovery.
///
/// @param ring how many publications a channel keeps in memory
/// @param recovered how many publications a client may get at once
/// @param recoveredBytes how much that may be
/// @param noticed to how many subscribers of a channel notices are told; none when there are more
/// @param notices how many of them a second
public record StreamLimits(
    int ring, int recovered, long recoveredBytes, int noticed, int notices) {}
