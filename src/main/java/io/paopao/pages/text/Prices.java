package io.paopao.pages.text;

import io.paopao.platform.domain.Money;
import java.text.NumberFormat;
import java.util.Currency;

/// How the page says what something costs: `120 points`, `¥99.00`. Of a currency that is not known
/// it tells the number and the code.
public record Prices(Messages messages) {

  public String of(Money price) {
    if (price.inPoints()) {
      return messages.of("price.points", price.amount());
    }
    if (!Money.isCurrency(price.currency())) {
      NumberFormat format = NumberFormat.getInstance(messages.language().locale());
      return format.format(price.amount()) + " " + price.currency();
    }
    Currency currency = Currency.getInstance(price.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(messages.language().locale());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(price.amount() / Math.pow(10, currency.getDefaultFractionDigits()));
  }
}
