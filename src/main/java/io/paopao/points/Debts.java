package io.paopao.points;

import io.paopao.platform.sql.Transaction;
import io.paopao.points.domain.Movement;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.store.AccountRow;
import io.paopao.points.store.DebtStore;
import io.paopao.points.store.LedgerStore;
import java.time.Instant;

/// Points that a refunded order had brought. What of them is spent already is owed: what the member
/// gets next pays for it, so that no balance falls below zero and nobody keeps points of an order
/// that was not paid in the end.
final class Debts {

  private Debts() {}

  /// Takes back what the order had brought, once.
  ///
  /// @param account locked
  /// @return false when it was taken back before
  static boolean takeBack(Transaction tx, AccountRow account, Movement earned, Instant at) {
    DebtStore debts = new DebtStore(tx.handle());
    LedgerStore ledger = new LedgerStore(tx.handle());
    String order = earned.reference();
    if (ledger.amountOf(MovementKind.PURCHASE_UNDONE, order).isPresent() || debts.isKnown(order)) {
      return false;
    }
    long back = Math.min(earned.amount(), account.balance());
    if (back > 0) {
      Ledger.move(tx, account, undone(order, account, back), at);
    }
    if (back < earned.amount()) {
      debts.add(order, account.owner(), earned.amount() - back);
    }
    return true;
  }

  /// Takes what the member owes from what the member has now.
  ///
  /// @param account locked
  static void pay(Transaction tx, AccountRow account, Instant at) {
    DebtStore debts = new DebtStore(tx.handle());
    AccountRow left = account;
    for (DebtStore.Debt debt : debts.of(account.owner())) {
      long part = Math.min(debt.amount(), left.balance());
      if (part > 0) {
        // less is owed each time, so each part has a reference of its own
        Ledger.move(tx, left, undone(debt.order() + ":" + debt.amount(), left, part), at);
        debts.reduce(debt.order(), part);
        left = new AccountRow(left.owner(), left.balance() - part, left.earned() - part);
      }
    }
  }

  private static Movement undone(String reference, AccountRow account, long amount) {
    return Movement.takenBack(MovementKind.PURCHASE_UNDONE, reference, account.owner(), amount);
  }
}
