package io.paopao.client;

/// How many of one item are wished for.
public record WishedLine(String sku, int quantity) {}
