package io.paopao.client;

import java.util.Map;

/// An order, and what the payment provider says of it in its own words.
public record OrderStatus(Order order, Map<String, Object> status) {}
