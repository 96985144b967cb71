package io.paopao.pages.web;

import io.paopao.inventory.Item;
import io.paopao.inventory.ItemChange;
import io.paopao.inventory.NewItem;
import io.paopao.pages.view.Form;
import io.paopao.platform.Problem;
import io.paopao.platform.Problem.FieldError;
import io.paopao.platform.domain.Money;
import java.util.Map;

/// The fields of a form about an item.
final class ItemForm {

  /// As long as anything about an item can be, and then some: how much is too much is not said
  /// here.
  private static final String NUMBER = "\\d{1,15}";

  private ItemForm() {}

  /// @throws Problem 422 for what is no currency
  static NewItem offer(Typed typed) {
    return new NewItem(
        typed.text("sku"),
        words(typed, "name"),
        words(typed, "description"),
        price(typed),
        count(typed, "stock"),
        perBuyer(typed));
  }

  /// @throws Problem 422 for what is no currency
  static ItemChange change(Typed typed) {
    return new ItemChange(
        words(typed, "name"), words(typed, "description"), price(typed), perBuyer(typed), null);
  }

  /// The form with the item as it is.
  static Form of(Item item) {
    return new Form(
        Map.of(
            "name.zh", item.name().zh(),
            "name.en", item.name().en(),
            "description.zh", item.description().zh(),
            "description.en", item.description().en(),
            "price", String.valueOf(item.price().amount()),
            "currency", item.price().currency(),
            "perBuyer", String.valueOf(item.perBuyer())),
        Map.of(),
        null);
  }

  /// What is no amount counts as none, which the item does not take.
  ///
  /// @throws Problem 422
  static Money price(Typed typed) {
    String currency = typed.text("currency");
    if (!Money.isCurrency(currency)) {
      throw Problem.invalid(FieldError.of("price.currency", "item.currency"));
    }
    String amount = typed.text("price").strip();
    return new Money(amount.matches(NUMBER) ? Long.parseLong(amount) : 0, currency);
  }

  /// Nothing is 0; what is no number is -1, which no item takes: a limit that was mistyped must not
  /// become none.
  private static long count(Typed typed, String field) {
    String text = typed.text(field).strip();
    if (text.isEmpty()) {
      return 0;
    }
    return text.matches(NUMBER) ? Long.parseLong(text) : -1;
  }

  private static int perBuyer(Typed typed) {
    return (int) Math.min(count(typed, "perBuyer"), Integer.MAX_VALUE);
  }

  private static Item.Words words(Typed typed, String field) {
    return new Item.Words(typed.text(field + ".zh").strip(), typed.text(field + ".en").strip());
  }
}
