package io.paopao.points;

import io.paopao.platform.sql.Transaction;
import io.paopao.points.PointsEvent.BalanceChanged;
import io.paopao.points.PointsEvent.PointsRefunded;
import io.paopao.points.PointsEvent.PointsRefused;
import io.paopao.points.PointsEvent.PointsSpent;
import io.paopao.points.domain.Movement;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.store.AccountRow;
import io.paopao.points.store.BalanceStore;
import io.paopao.points.store.LedgerStore;
import io.paopao.points.store.OrderTotalStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The one place where points move. Each movement locks its member first, so that the movements of
/// one member come one after another; what is told twice counts once.
@ApplicationScoped
public class Ledger {

  private final EarningRules rules;

  @Inject
  Ledger(EarningRules rules) {
    this.rules = rules;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Ledger() {
    this(null);
  }

  /// Something that may bring points.
  ///
  /// @param reference what it is; the same one brings points once
  /// @param times 1, or the whole units of money of an order
  public record Deed(MovementKind kind, String reference, long member, long times, Instant at) {

    public static Deed once(MovementKind kind, String reference, long member, Instant at) {
      return new Deed(kind, reference, member, 1, at);
    }
  }

  /// Gives what the rules say, within the cap of the day.
  ///
  /// @return how many points, 0 when the deed was known or undone already, or the cap is reached
  public long earn(Transaction tx, Deed deed) {
    BalanceStore balances = new BalanceStore(tx.handle());
    AccountRow account = balances.lock(deed.member(), deed.at());
    if (isKnown(tx, deed.kind(), deed.reference()) || isUndone(tx, deed)) {
      return 0;
    }
    LocalDate day = rules.day(deed.at());
    long earned = balances.earnedOn(deed.member(), day, deed.kind());
    long amount = rules.of(deed.kind()).next(deed.times(), earned);
    if (amount > 0) {
      Movement movement = Movement.earned(deed.kind(), deed.reference(), deed.member(), amount);
      move(tx, account, movement, deed.at());
      balances.addEarning(movement, day);
    }
    return amount;
  }

  /// Pays an order, or tells that the member cannot.
  public void spend(Transaction tx, String order, long member, long amount) {
    Instant at = Instant.now();
    AccountRow account = new BalanceStore(tx.handle()).lock(member, at);
    if (isKnown(tx, MovementKind.SPENT, order)) {
      return;
    }
    if (account.balance() < amount) {
      tx.publish(new PointsRefused(String.valueOf(member), order, amount));
    } else {
      move(tx, account, Movement.spent(order, member, amount), at);
      tx.publish(new PointsSpent(String.valueOf(member), order, amount));
    }
  }

  /// Gives back what was spent on an order, once, and takes back what the order had brought. What
  /// of that is spent already is owed: what the member gets next pays for it.
  public void undo(Transaction tx, String order, long member) {
    Instant at = Instant.now();
    AccountRow account = new BalanceStore(tx.handle()).lock(member, at);
    LedgerStore ledger = new LedgerStore(tx.handle());
    Optional<Long> spent = ledger.amountOf(MovementKind.SPENT, order);
    if (spent.isPresent() && !isKnown(tx, MovementKind.REFUNDED, order)) {
      move(tx, account, Movement.refunded(order, member, spent.get()), at);
      tx.publish(new PointsRefunded(String.valueOf(member), order, spent.get()));
    }
    ledger
        .amountOf(MovementKind.PURCHASE, order)
        .map(brought -> Movement.earned(MovementKind.PURCHASE, order, member, brought))
        .filter(earned -> Debts.takeBack(tx, account, earned, at))
        .ifPresent(earned -> freeAllowance(tx, earned));
    new OrderTotalStore(tx.handle()).refunded(order, at);
  }

  /// What a refunded order brought leaves room for others on the day of its purchase.
  private void freeAllowance(Transaction tx, Movement earned) {
    new LedgerStore(tx.handle())
        .timeOf(earned.kind(), earned.reference())
        .ifPresent(at -> new BalanceStore(tx.handle()).reduceEarning(earned, rules.day(at)));
  }

  /// The order is paid, as the buyer was told: what was spent on it must be its total.
  public void paid(Transaction tx, String order, long amount) {
    new OrderTotalStore(tx.handle()).paid(order, amount, Instant.now());
  }

  private static boolean isKnown(Transaction tx, MovementKind kind, String reference) {
    return new LedgerStore(tx.handle()).amountOf(kind, reference).isPresent();
  }

  /// That an order was refunded may be heard before that it was paid.
  private static boolean isUndone(Transaction tx, Deed deed) {
    return deed.kind() == MovementKind.PURCHASE
        && new OrderTotalStore(tx.handle()).isRefunded(deed.reference());
  }

  /// Moves points of a member whose account is locked. What comes in pays first what is owed.
  static void move(Transaction tx, AccountRow account, Movement movement, Instant at) {
    long balance = Math.addExact(account.balance(), movement.change());
    if (!new BalanceStore(tx.handle()).apply(movement)) {
      throw new IllegalStateException("the balance of " + movement.member() + " fell below zero");
    }
    new LedgerStore(tx.handle()).add(movement, balance, at);
    tx.publishState(new BalanceChanged(String.valueOf(movement.member()), balance));
    if (movement.change() > 0) {
      Debts.pay(tx, new AccountRow(account.owner(), balance, account.earned()), at);
    }
  }
}
