package io.paopao.client;

/// How many of one item were ordered.
public record OrderLine(String sku, int quantity, Money unitPrice) {}
