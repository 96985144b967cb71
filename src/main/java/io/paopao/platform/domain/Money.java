package io.paopao.platform.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// An amount of one currency.
///
/// @param amount in minor units (fen, cents; points have none smaller), never negative
/// @param currency ISO 4217, or [#POINTS]
public record Money(long amount, String currency) {

  /// The forum's own currency.
  public static final String POINTS = "POINTS";

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /// @throws IllegalArgumentException for a negative amount or a currency that cannot be one
  public Money {
    if (amount < 0) {
      throw new IllegalArgumentException("negative amount " + amount);
    }
    if (!currency.equals(POINTS) && !currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("no currency: " + currency);
    }
  }

  /// Whether something can be priced in it: in points, or a currency of ISO 4217 that has minor
  /// units, as gold has none.
  public static boolean isCurrency(String code) {
    return code.equals(POINTS) || CURRENCIES.contains(code);
  }

  public static Money points(long amount) {
    return new Money(amount, POINTS);
  }

  public boolean inPoints() {
    return currency.equals(POINTS);
  }

  /// @throws IllegalArgumentException when the currencies differ
  /// @throws ArithmeticException when the sum is no 64-bit number any more
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
    }
    return new Money(Math.addExact(amount, other.amount), currency);
  }

  /// @throws ArithmeticException when the product is no 64-bit number any more
  public Money times(long quantity) {
    return new Money(Math.multiplyExact(amount, quantity), currency);
  }

  /// How many whole ones it is: yuan of fen, yen of yen. What is left over does not count.
  ///
  /// @throws IllegalArgumentException for a currency that nothing can be priced in
  public long whole() {
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException("no currency: " + currency);
    }
    int digits = inPoints() ? 0 : Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount, digits).longValue();
  }
}
