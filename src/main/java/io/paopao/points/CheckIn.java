package io.paopao.points;

/// The answer to a check-in.
///
/// @param awarded 0 when the member was here before on this day
/// @param points the balance
public record CheckIn(long awarded, long points) {}
