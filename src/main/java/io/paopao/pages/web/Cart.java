package io.paopao.pages.web;

import io.paopao.orders.NewOrder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a reader is about to order, kept in their browser: `mug.2_pen.1`. Not more than 20 items.
record Cart(Map<String, Integer> quantities) {

  static final String COOKIE = "paopao_cart";
  static final Duration LIFE = Duration.ofDays(30);

  private static final int MOST_ITEMS = 20;
  private static final int MOST_PIECES = 1_000;
  private static final Pattern SKU = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern LINE = Pattern.compile("(" + SKU + ")\\.(\\d{1,4})");

  /// Whatever is not a line of a cart is left out.
  static Cart parse(@Nullable String cookie) {
    Map<String, Integer> quantities = new LinkedHashMap<>();
    for (String part : (cookie == null ? "" : cookie).split("_", -1)) {
      Matcher line = LINE.matcher(part);
      if (line.matches() && quantities.size() < MOST_ITEMS) {
        put(quantities, line.group(1), Integer.parseInt(line.group(2)));
      }
    }
    return new Cart(quantities);
  }

  /// What cannot be the name of an item is left out, too: it would stand in a cookie.
  ///
  /// @param quantity 0 takes the item out
  Cart with(String sku, int quantity) {
    Map<String, Integer> next = new LinkedHashMap<>(quantities);
    if (next.containsKey(sku) || (next.size() < MOST_ITEMS && SKU.matcher(sku).matches())) {
      put(next, sku, quantity);
    }
    return new Cart(next);
  }

  Cart plus(String sku, int quantity) {
    return with(sku, quantities.getOrDefault(sku, 0) + quantity);
  }

  /// What is left of it when so much of it is ordered.
  Cart minus(Cart ordered) {
    Map<String, Integer> next = new LinkedHashMap<>(quantities);
    ordered.quantities.forEach(
        (sku, quantity) -> put(next, sku, next.getOrDefault(sku, 0) - quantity));
    return new Cart(next);
  }

  boolean isEmpty() {
    return quantities.isEmpty();
  }

  int pieces() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }

  String cookie() {
    return quantities.entrySet().stream()
        .map(line -> line.getKey() + "." + line.getValue())
        .collect(Collectors.joining("_"));
  }

  NewOrder order() {
    return NewOrder.of(quantities);
  }

  private static void put(Map<String, Integer> quantities, String sku, int quantity) {
    if (quantity < 1) {
      quantities.remove(sku);
    } else {
      quantities.put(sku, Math.min(quantity, MOST_PIECES));
    }
  }
}
