package io.paopao.pages.view;

/// One item.
///
/// @param watch the channel that tells how many are left
/// @param idempotencyKey of the form that orders it at once
public record ItemPage(ItemCard item, Watch watch, int inCart, String idempotencyKey, Form form) {}
