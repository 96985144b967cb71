package io.paopao.provider;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The provider's payments: in memory, and line by line in a file, so that a provider that was
/// killed knows them again. Thread-safe.
final class Book implements AutoCloseable {

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final BufferedWriter file;

  Book(Path path) throws IOException {
    if (Files.exists(path)) {
      List<String> lines = Files.readAllLines(path);
      lines.stream()
          // the last line of a provider that was killed may be half of one
          .filter(line -> line.split(" ", -1).length == 4)
          .map(Payment::of)
          .forEach(payment -> payments.put(payment.reference(), payment));
      Files.write(path, payments.values().stream().map(Payment::line).toList());
    }
    file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized @Nullable Payment find(String reference) {
    return payments.get(reference);
  }

  /// The payment of that reference as it stands, or this one when there is none.
  synchronized Payment addIfMissing(Payment payment) {
    Payment known = payments.get(payment.reference());
    return known == null ? write(payment) : known;
  }

  /// @return null when there is no such payment
  synchronized @Nullable Payment change(String reference, UnaryOperator<Payment> change) {
    Payment known = payments.get(reference);
    if (known == null) {
      return null;
    }
    Payment next = change.apply(known);
    return next.equals(known) ? known : write(next);
  }

  synchronized List<Payment> pending() {
    return payments.values().stream().filter(p -> p.status().equals("pending")).toList();
  }

  /// What the buyers have paid and not got back.
  synchronized long captured() {
    return payments.values().stream()
        .filter(p -> p.status().equals("captured"))
        .mapToLong(Payment::amount)
        .sum();
  }

  private Payment write(Payment payment) {
    try {
      file.write(payment.line() + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    payments.put(payment.reference(), payment);
    return payment;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
