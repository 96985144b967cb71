package io.paopao.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/// A payment as the provider knows it.
///
/// @param reference the order, as the merchant names it
/// @param status `pending`, `captured`, `declined`, `cancelled` or `refunded`
record Payment(String reference, long amount, String currency, String status) {

  /// Amounts that end so are declined.
  private static final long UNLUCKY = 13;

  Payment with(String next) {
    return new Payment(reference, amount, currency, next);
  }

  /// What a pending payment comes to.
  Payment settled() {
    return status.equals("pending")
        ? with(amount % 100 == UNLUCKY ? "declined" : "captured")
        : this;
  }

  Payment cancelled() {
    return status.equals("pending") ? with("cancelled") : this;
  }

  Payment refunded() {
    return status.equals("captured") ? with("refunded") : this;
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("reference", reference)
        .add("amount", amount)
        .add("currency", currency)
        .add("status", status)
        .build();
  }

  /// One line of the provider's book.
  String line() {
    return String.join(" ", reference, String.valueOf(amount), currency, status);
  }

  static Payment of(String line) {
    String[] parts = line.split(" ", -1);
    return new Payment(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
  }
}
