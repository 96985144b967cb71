package io.paopao.points;

import io.paopao.platform.Ids;
import io.paopao.platform.sql.Database;
import io.paopao.points.store.AuditStore;
import io.paopao.points.store.AuditStore.CheckedMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One look at the whole ledger, in pages: no statement reads more than so many rows, however long
/// the ledger has become.
final class AuditRound {

  private static final int BATCH = 1_000;

  /// How many of a kind are named.
  private static final int MOST = 100;

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
    List<Long> unbalanced = new ArrayList<>();
    List<String> unpaid = new ArrayList<>();
    movements(since, unbalanced, unpaid);
    unpaid.addAll(orders());
    return new Audit.Result(Instant.now(), members(), unbalanced, unpaid);
  }

  /// Movements that do not add up, and orders that were paid in points and never heard of.
  private void movements(Instant since, List<Long> unbalanced, List<String> unheard) {
    Instant heard = Instant.now().minus(HEARING);
    Long after = Ids.firstAt(since) - 1;
    while (after != null) {
      long from = after;
      List<CheckedMovement> page =
          database.read(handle -> new AuditStore(handle).movements(from, heard, batch));
      page.stream()
          .filter(row -> !row.balanced())
          .limit(MOST - unbalanced.size())
          .forEach(row -> unbalanced.add(row.id()));
      page.stream()
          .filter(row -> !row.heard())
          .limit(MOST - unheard.size())
          .forEach(row -> unheard.add(row.reference()));
      after = page.isEmpty() ? null : page.getLast().id();
    }
  }

  private List<Long> members() {
    List<Long> wrong = new ArrayList<>();
    Long after = 0L;
    while (after != null) {
      long from = after;
      AuditStore.Page page = database.read(handle -> new AuditStore(handle).balances(from, batch));
      wrong.addAll(page.wrong());
      after = page.last();
    }
    return wrong;
  }

  private List<String> orders() {
    List<String> wrong = new ArrayList<>();
    String after = "";
    while (after != null) {
      String from = after;
      AuditStore.OrderPage page =
          database.read(handle -> new AuditStore(handle).orders(from, batch));
      wrong.addAll(page.wrong());
      after = page.last();
    }
    return wrong;
  }
}
