package io.paopao.client;

/// A price.
///
/// @param amount in the smallest unit of the currency
/// @param currency `POINTS`, or a code of ISO 4217
public record Money(long amount, String currency) {}
