package io.paopao.pages.text;

import io.paopao.platform.domain.Money;
import java.text.NumberFormat;
import java.util.Currency;

/// How the page says what something costs: `120 points`, `¥99.00`.
public record Prices(Messages messages) {

  public String of(Money price) {
    if (price.inPoints()) {
      return messages.of("price.points", price.amount());
    }
    Currency currency = Currency.getInstance(price.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(messages.language().locale());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(price.amount() / Math.pow(10, currency.getDefaultFractionDigits()));
  }
}
