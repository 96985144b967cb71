package io.paopao.orders.store;

import io.paopao.orders.domain.PaymentState;

/// A payment in money.
///
/// @param attempts how often the provider was asked to do something in this state
public record PaymentRow(long order, PaymentState state, int attempts) {}
