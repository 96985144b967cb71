package io.paopao.inventory;

import io.paopao.platform.Validation;
import io.paopao.platform.domain.Money;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An item as it comes in.
///
/// @param sku lower-case letters, digits and hyphens
/// @param description none when absent, or empty in both languages
/// @param stock how many pieces; none when absent
/// @param perBuyer how many one buyer may have; any number when absent or 0
public record NewItem(
    @Nullable String sku,
    Item.@Nullable Words name,
    Item.@Nullable Words description,
    @Nullable Money price,
    @Nullable Long stock,
    @Nullable Integer perBuyer) {

  static final int NAME = 60;
  static final int DESCRIPTION = 1_000;
  static final int MOST_PER_BUYER = 1_000_000;
  static final long MOST_STOCK = 1_000_000_000;
  static final long HIGHEST_PRICE = 1_000_000_000_000L;
  private static final Pattern SKU = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /// @throws io.paopao.platform.Problem 422
  void check() {
    Validation validation = new Validation();
    validation.text("sku", sku, 1, 64);
    validation.pattern("sku", sku == null ? "" : sku, SKU, "item.sku");
    checkWords(validation, "name", name, NAME);
    checkDescription(validation, description);
    checkPrice(validation, price);
    checkRange(validation, "stock", stock == null ? 0 : stock, MOST_STOCK);
    checkRange(validation, "perBuyer", perBuyer == null ? 0 : perBuyer, MOST_PER_BUYER);
    validation.check();
  }

  static void checkWords(Validation to, String field, Item.@Nullable Words words, int max) {
    to.text(field + ".zh", words == null ? null : words.zh(), 1, max);
    to.text(field + ".en", words == null ? null : words.en(), 1, max);
  }

  /// There may be none, but not in one language only.
  static void checkDescription(Validation to, Item.@Nullable Words words) {
    if (words != null && !words.isNone()) {
      checkWords(to, "description", words, DESCRIPTION);
    }
  }

  static void checkPrice(Validation to, @Nullable Money price) {
    if (price == null) {
      to.add("price", "field.required");
      return;
    }
    if (price.amount() == 0 || price.amount() > HIGHEST_PRICE) {
      to.add("price.amount", "field.range", 1, HIGHEST_PRICE);
    }
    if (!Money.isCurrency(price.currency())) {
      to.add("price.currency", "item.currency");
    }
  }

  static void checkRange(Validation to, String field, long value, long max) {
    if (value < 0 || value > max) {
      to.add(field, "field.range", 0, max);
    }
  }
}
