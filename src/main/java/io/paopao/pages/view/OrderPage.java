package io.paopao.pages.view;

/// One order.
public record OrderPage(OrderCard order, Form form) {}
