package io.paopao.orders;

import io.paopao.platform.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a buyer wants.
public record NewOrder(@Nullable List<@Nullable Line> lines) {

  private static final int MOST_LINES = 20;
  private static final int MOST_PIECES = 1_000;

  /// So many of an item.
  public record Line(@Nullable String sku, @Nullable Integer quantity) {}

  /// So many of each item, by SKU.
  public static NewOrder of(Map<String, Integer> quantities) {
    List<@Nullable Line> lines = new ArrayList<>();
    quantities.forEach((sku, quantity) -> lines.add(new Line(sku, quantity)));
    return new NewOrder(lines);
  }

  /// How many of each item; several lines of one item are added up.
  ///
  /// @throws io.paopao.platform.Problem 422
  Map<String, Integer> quantities() {
    Validation validation = new Validation();
    Map<String, Integer> quantities = new LinkedHashMap<>();
    if (lines == null || lines.isEmpty()) {
      validation.add("lines", "field.required");
    } else if (lines.size() > MOST_LINES) {
      validation.add("lines", "field.tooMany", MOST_LINES);
    } else {
      for (int i = 0; i < lines.size(); i++) {
        add(validation, "lines[" + i + "].", lines.get(i), quantities);
      }
    }
    validation.check();
    return quantities;
  }

  private static void add(
      Validation validation, String at, @Nullable Line line, Map<String, Integer> quantities) {
    String sku = line == null ? null : line.sku();
    Integer quantity = line == null ? null : line.quantity();
    if (sku == null || sku.isEmpty() || sku.length() > 64) {
      validation.add(at + "sku", "field.required");
    } else if (quantity == null || quantity < 1 || quantity > MOST_PIECES) {
      validation.add(at + "quantity", "field.range", 1, MOST_PIECES);
    } else if (quantities.merge(sku, quantity, Integer::sum) > MOST_PIECES) {
      validation.add(at + "quantity", "field.range", 1, MOST_PIECES);
    }
  }
}
