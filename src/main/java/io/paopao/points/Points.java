package io.paopao.points;

import io.paopao.platform.Cursor;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.store.AccountRow;
import io.paopao.points.store.BalanceStore;
import io.paopao.points.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Members' points: what they have, how they came by it, and the daily check-in.
@ApplicationScoped
public class Points {

  private final Database database;
  private final Ledger ledger;
  private final EarningRules rules;

  @Inject
  Points(Database database, Ledger ledger, EarningRules rules) {
    this.database = database;
    this.ledger = ledger;
    this.rules = rules;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Points() {
    this(null, null, null);
  }

  /// The customer; one who never had any points has none.
  public Customer of(long member) {
    return customer(database.read(handle -> new BalanceStore(handle).find(member)));
  }

  /// The customer as committed now, also what no replica has heard of yet.
  public Customer current(long member) {
    return customer(database.readPrimary(handle -> new BalanceStore(handle).find(member)));
  }

  /// Several customers in one statement.
  public Map<Long, Customer> of(Collection<Long> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    List<AccountRow> rows = database.read(handle -> new BalanceStore(handle).find(members));
    Map<Long, Customer> customers = new HashMap<>();
    members.forEach(member -> customers.put(member, Customer.of(member, 0, 0)));
    rows.forEach(row -> customers.put(row.owner(), customer(row)));
    return customers;
  }

  /// A member's ledger, the newest first.
  ///
  /// @param after the last entry of the page before, or null
  public Slice<LedgerEntry> ledger(long member, @Nullable Cursor after, int limit) {
    return ledgers(List.of(member), after, limit).getFirst();
  }

  /// The ledgers of several members, in their order, in one statement.
  public List<Slice<LedgerEntry>> ledgers(List<Long> members, @Nullable Cursor after, int limit) {
    if (members.isEmpty()) {
      return List.of();
    }
    long before = after == null ? Long.MAX_VALUE : after.key(0);
    Map<Long, List<LedgerEntry>> rows =
        database.read(handle -> new LedgerStore(handle).pages(members, before, limit + 1));
    return members.stream()
        .map(member -> rows.getOrDefault(member, List.of()))
        .map(page -> Slice.of(page, limit, entry -> Cursor.of(Long.parseLong(entry.id()))))
        .toList();
  }

  /// The member has come by; counts once a day.
  public CheckIn checkIn(long member) {
    Instant now = Instant.now();
    String reference = member + ":" + rules.day(now);
    return database.write(tx -> {
      long awarded =
          ledger.earn(tx, Ledger.Deed.once(MovementKind.CHECK_IN, reference, member, now));
      return new CheckIn(awarded, new BalanceStore(tx.handle()).find(member).balance());
    });
  }

  private static Customer customer(AccountRow row) {
    return Customer.of(row.owner(), row.balance(), row.earned());
  }
}
