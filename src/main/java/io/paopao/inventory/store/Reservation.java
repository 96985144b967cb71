package io.paopao.inventory.store;

import io.paopao.inventory.domain.ReservationState;

/// Pieces of one item set aside for an order.
public record Reservation(
    long order, String sku, long buyer, int quantity, ReservationState state) {}
