package io.paopao.points;

import io.paopao.platform.Ids;
import io.paopao.platform.sql.Database;
import io.paopao.points.store.AuditStore;
import io.paopao.points.store.AuditStore.CheckedMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One look at the whole ledger, in pages: no statement reads more than so many rows, however long
/// the ledger has become.
final class AuditRound {

  private static final int BATCH = 1_000;

  /// How long it may take until the ledger hears of an order that it has paid.
  private static final Duration HEARING = Duration.ofHours(1);

  private final Database database;
  private final int batch;

  AuditRound(Database database) {
    this(database, BATCH);
  }

  /// @param batch rows of a page
  AuditRound(Database database, int batch) {
    this.database = database;
    this.batch = batch;
  }

  /// @param since movements that were written before it are not looked at
  Audit.Result check(Instant since) {
    Wrong<Long> unbalanced = new Wrong<>();
    Wrong<String> unpaid = new Wrong<>();
    Wrong<Long> members = new Wrong<>();
    movements(since, unbalanced, unpaid);
    orders(unpaid);
    members(members);
    return new Audit.Result(
        Instant.now(),
        members.count() + unbalanced.count() + unpaid.count(),
        members.named(),
        unbalanced.named(),
        unpaid.named());
  }

  /// Movements that do not add up, and orders that were paid in points and never heard of.
  private void movements(Instant since, Wrong<Long> unbalanced, Wrong<String> unheard) {
    Instant heard = Instant.now().minus(HEARING);
    Long after = Ids.firstAt(since) - 1;
    while (after != null) {
      long from = after;
      List<CheckedMovement> page =
          database.read(handle -> new AuditStore(handle).movements(from, heard, batch));
      page.stream().filter(row -> !row.balanced()).forEach(row -> unbalanced.add(row.id()));
      page.stream().filter(row -> !row.heard()).forEach(row -> unheard.add(row.reference()));
      after = page.isEmpty() ? null : page.getLast().id();
    }
  }

  private void members(Wrong<Long> wrong) {
    Long after = 0L;
    while (after != null) {
      long from = after;
      AuditStore.Page page = database.read(handle -> new AuditStore(handle).balances(from, batch));
      page.wrong().forEach(wrong::add);
      after = page.last();
    }
  }

  private void orders(Wrong<String> wrong) {
    String after = "";
    while (after != null) {
      String from = after;
      AuditStore.OrderPage page =
          database.read(handle -> new AuditStore(handle).orders(from, batch));
      page.wrong().forEach(wrong::add);
      after = page.last();
    }
  }
}
