package io.paopao.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.sql.Utc;
import io.paopao.points.Ledger.Deed;
import io.paopao.points.PointsEvent.BalanceChanged;
import io.paopao.points.PointsEvent.PointsRefunded;
import io.paopao.points.PointsEvent.PointsRefused;
import io.paopao.points.PointsEvent.PointsSpent;
import io.paopao.points.domain.EarningRule;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.store.AuditTurnStore;
import io.paopao.points.store.BalanceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerIT {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final EarningRules RULES =
      new EarningRules(
          Map.of(
              MovementKind.REPLY, new EarningRule(5, 12),
              MovementKind.CHECK_IN, new EarningRule(5, 5),
              MovementKind.WELCOME, new EarningRule(100, 0),
              MovementKind.PURCHASE, new EarningRule(1, 50)),
          ZoneId.of("Asia/Shanghai"));

  private final TestDatabase database = new TestDatabase();
  private final Ledger ledger = new Ledger(RULES);
  private final Points points = new Points(database.database(), ledger, RULES);
  private final long member = Ids.next();
  private final String order = String.valueOf(Ids.next());

  /// What other tests add up is not to find what no order has paid.
  @AfterEach
  void leaveNothing() {
    write(tx -> {
      List<Long> movements =
          tx.handle()
              .select("SELECT movement FROM points.entry WHERE account = ?", member)
              .mapTo(Long.class)
              .list();
      for (long movement : movements) {
        tx.handle().execute("DELETE FROM points.entry WHERE movement = ?", movement);
        tx.handle().execute("DELETE FROM points.movement WHERE id = ?", movement);
      }
      tx.handle().execute("DELETE FROM points.account WHERE owner = ?", member);
      tx.handle().execute("DELETE FROM points.debt WHERE owner = ?", member);
      tx.handle().execute("DELETE FROM points.order_total WHERE reference LIKE ?", "%" + order);
    });
  }

  @Test
  void whoNeverHadPointsHasNone() {
    assertThat(points.of(member)).isEqualTo(new Customer(String.valueOf(member), 0, "BRONZE", 0));
    assertThat(points.of(List.of(member))).containsOnlyKeys(member);
    assertThat(points.of(List.of())).isEmpty();
  }

  @Test
  void aDeedBringsPointsOnceAndTheDayHasACap() {
    assertThat(reply("a", NOON)).isEqualTo(5);
    assertThat(reply("a", NOON)).isZero();
    assertThat(reply("b", NOON)).isEqualTo(5);
    assertThat(reply("c", NOON)).isEqualTo(2);
    assertThat(reply("d", NOON)).isZero();
    assertThat(reply("e", NOON.plus(Duration.ofDays(1)))).isEqualTo(5);

    assertThat(points.of(member).points()).isEqualTo(17);
    assertThat(points.of(member).earned()).isEqualTo(17);
  }

  @Test
  void aDayBeginsWhereTheMembersAre() {
    Instant eveningInShanghai = Instant.parse("2026-01-01T15:59:00Z");
    List.of("a", "b", "c").forEach(each -> reply(each, eveningInShanghai));

    assertThat(reply("d", eveningInShanghai.plusSeconds(120))).isEqualTo(5);
  }

  @Test
  void checkingInCountsOnceADay() {
    assertThat(points.checkIn(member)).isEqualTo(new CheckIn(5, 5));
    assertThat(points.checkIn(member)).isEqualTo(new CheckIn(0, 5));
  }

  @Test
  void checkingInOftenAtOnceBringsOneReward() throws Exception {
    List<Future<CheckIn>> all = new ArrayList<>();
    try (ExecutorService visits = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        all.add(visits.submit(() -> points.checkIn(member)));
      }
      List<Long> awarded = new ArrayList<>();
      for (Future<CheckIn> each : all) {
        awarded.add(each.get(60, TimeUnit.SECONDS).awarded());
      }
      assertThat(awarded).hasSize(16).containsOnlyOnce(5L).containsOnly(0L, 5L);
    }

    assertThat(points.of(member).points()).isEqualTo(5);
    assertThat(points.ledger(member, null, 9).items()).hasSize(1);
  }

  @Test
  void anOrderIsPaidOnceAndNeverBeyondTheBalance() {
    welcome();

    write(tx -> ledger.spend(tx, order, member, 101));
    assertThat(database.takeEvents())
        .contains(new PointsRefused(String.valueOf(member), order, 101));
    write(tx -> ledger.spend(tx, order, member, 60));
    write(tx -> ledger.spend(tx, order, member, 60));

    assertThat(database.takeEvents())
        .containsExactly(
            new BalanceChanged(String.valueOf(member), 40),
            new PointsSpent(String.valueOf(member), order, 60));
    assertThat(points.of(member).points()).isEqualTo(40);
    assertThat(points.of(member).earned()).isEqualTo(100);
  }

  @Test
  void aRefundGivesBackOnceWhatWasSpent() {
    welcome();
    write(tx -> ledger.spend(tx, order, member, 60));
    database.takeEvents();

    write(tx -> ledger.undo(tx, order, member));
    write(tx -> ledger.undo(tx, order, member));
    write(tx -> ledger.undo(tx, "never paid", member));

    assertThat(database.takeEvents())
        .containsExactly(
            new BalanceChanged(String.valueOf(member), 100),
            new PointsRefunded(String.valueOf(member), order, 60));
    assertThat(points.of(member).points()).isEqualTo(100);
  }

  @Test
  void aRefundTakesBackWhatThePurchaseBrought() {
    earn(new Deed(MovementKind.PURCHASE, order, member, 30, NOON));

    write(tx -> ledger.undo(tx, order, member));
    write(tx -> ledger.undo(tx, order, member));

    assertThat(points.of(member).points()).isZero();
    assertThat(points.of(member).earned()).isZero();
    welcome();
    assertThat(points.of(member).points()).isEqualTo(100);
  }

  @Test
  void aRefundGivesBackTheAllowanceOfTheDayOfThePurchase() {
    Instant next = NOON.plus(Duration.ofDays(1));
    assertThat(earn(new Deed(MovementKind.PURCHASE, order, member, 40, NOON))).isEqualTo(40);
    assertThat(earn(new Deed(MovementKind.PURCHASE, "b" + order, member, 45, next))).isEqualTo(45);

    write(tx -> ledger.undo(tx, order, member));
    write(tx -> ledger.undo(tx, order, member));

    assertThat(earn(new Deed(MovementKind.PURCHASE, "c" + order, member, 60, NOON))).isEqualTo(50);
    assertThat(earn(new Deed(MovementKind.PURCHASE, "d" + order, member, 60, next))).isEqualTo(5);
  }

  @Test
  void whatIsSpentAlreadyIsOwedAndPaidByWhatComesNext() {
    earn(new Deed(MovementKind.PURCHASE, order, member, 30, NOON));
    write(tx -> ledger.spend(tx, "another" + order, member, 20));
    write(tx -> ledger.undo(tx, order, member));
    write(tx -> ledger.undo(tx, order, member));
    assertThat(points.of(member).points()).isZero();

    reply("a", NOON);
    assertThat(points.of(member).points()).isZero();
    write(tx -> ledger.undo(tx, "another" + order, member));
    write(tx -> ledger.undo(tx, order, member));

    assertThat(points.of(member).points()).isEqualTo(5);
    assertThat(points.of(member).earned()).isEqualTo(5);
    assertThat(points.ledger(member, null, 9).items())
        .extracting(LedgerEntry::amount)
        .containsExactly(-15L, 20L, -5L, 5L, -10L, -20L, 30L);
    assertThat(points.ledger(member, null, 9).items())
        .extracting(LedgerEntry::balance)
        .containsExactly(5L, 20L, 0L, 5L, 0L, 10L, 30L);
  }

  @Test
  void aPurchaseThatIsHeardOfAfterItsRefundBringsNothing() {
    write(tx -> ledger.undo(tx, order, member));

    assertThat(earn(new Deed(MovementKind.PURCHASE, order, member, 30, NOON))).isZero();
    assertThat(points.of(member).points()).isZero();
  }

  @Test
  void theLedgerIsReadPageByPage() {
    reply("a", NOON);
    reply("b", NOON);
    reply("c", NOON);

    Slice<LedgerEntry> first = points.ledger(member, null, 2);
    Slice<LedgerEntry> rest = points.ledger(member, Cursor.parse(first.nextCursor(), 1), 2);

    assertThat(first.items()).extracting(LedgerEntry::balance).containsExactly(12L, 10L);
    assertThat(first.items()).extracting(LedgerEntry::amount).containsExactly(2L, 5L);
    assertThat(rest.items()).extracting(LedgerEntry::kind).containsExactly("reply");
    assertThat(rest.nextCursor()).isNull();
  }

  @Test
  void manySpendersAtOnceNeverOverdrawAndTheLedgerAddsUp() throws Exception {
    welcome();
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService spenders = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String each = order + "-" + i;
        all.add(spenders.submit(() -> write(tx -> ledger.spend(tx, each, member, 7))));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    }

    assertThat(points.of(member).points()).isEqualTo(100 - 14 * 7);
    assertThat(points.ledger(member, null, 100).items()).hasSize(15);
    assertThat(audit().check(NOON).members()).doesNotContain(member);
  }

  @Test
  void theAuditFindsABalanceThatIsNotWhatItsEntriesAddUpTo() {
    welcome();
    assertThat(audit().check(NOON).members()).doesNotContain(member);

    write(tx ->
        tx.handle()
            .execute("UPDATE points.account SET balance = balance + 1 WHERE owner = ?", member));

    assertThat(audit().check(NOON).members()).contains(member);
    assertThat(audit().check(NOON).differences()).isPositive();
    write(tx ->
        tx.handle()
            .execute("UPDATE points.account SET balance = balance - 1 WHERE owner = ?", member));
  }

  // in one transaction: the nodes of the running forum take turns, too
  @Test
  void oneNodeAtATimeLooksAtTheLedger() {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    Instant later = now.plusSeconds(60);
    write(tx -> {
      AuditTurnStore turns = new AuditTurnStore(tx.handle());
      tx.handle().execute("UPDATE points.audit_turn SET taken_until = '2001-01-01'");
      assertThat(turns.take(now, later)).isTrue();
      assertThat(turns.take(now, later)).isFalse();
      assertThat(turns.take(later, later.plusSeconds(60))).isTrue();

      turns.end(new AuditTurnStore.Look(later, 3), later);
      assertThat(turns.last()).contains(new AuditTurnStore.Look(later, 3));
      turns.end(new AuditTurnStore.Look(Utc.now(), 0), now);
    });
  }

  @Test
  void theAuditFindsAMovementThatDoesNotAddUp() {
    long movement = Ids.next();
    write(tx -> {
      tx.handle()
          .execute(
              "INSERT INTO points.movement VALUES (?, 'spent', ?, '2020-01-01')", movement, order);
      tx.handle().execute("INSERT INTO points.entry VALUES (?, ?, 5, 5)", movement, member);
    });

    assertThat(audit().check(Instant.EPOCH).movements()).contains(movement);
    assertThat(Audit.state(audit().check(NOON), NOON, NOON)).startsWith("degraded: ");
    write(tx -> {
      tx.handle().execute("DELETE FROM points.entry WHERE movement = ?", movement);
      tx.handle().execute("DELETE FROM points.movement WHERE id = ?", movement);
    });
  }

  @Test
  void theAuditLooksAtEveryPage() {
    List.of("a", "b", "c").forEach(each -> reply(each, NOON));
    Instant begun = Instant.now();
    long movement = Ids.next();
    List.of("a", "b", "c").forEach(each -> reply(each, NOON.plus(Duration.ofDays(1))));
    write(tx ->
        tx.handle()
            .execute(
                "INSERT INTO points.movement VALUES (?, 'spent', ?, '2020-01-01')",
                movement,
                order));

    AuditRound small = new AuditRound(database.database(), 2);
    assertThat(small.check(begun.minusSeconds(60)).movements()).contains(movement);
    assertThat(small.check(begun.minusSeconds(60)).orders()).contains(order);
    write(tx -> tx.handle().execute("DELETE FROM points.movement WHERE id = ?", movement));
  }

  @Test
  void theAuditFindsAnOrderThatWasPaidOtherwiseThanItsTotal() {
    welcome();
    write(tx -> ledger.spend(tx, order, member, 60));
    assertThat(audit().check(NOON).orders()).doesNotContain(order);
    write(tx -> ledger.paid(tx, order, 61));
    assertThat(audit().check(NOON).orders()).contains(order);

    write(tx -> ledger.undo(tx, order, member));
    assertThat(audit().check(NOON).orders()).doesNotContain(order);
    write(tx -> ledger.paid(tx, order, 60)); // told late
    assertThat(audit().check(NOON).orders()).doesNotContain(order);
  }

  @Test
  void theAuditFindsAPaymentForAnOrderThatNobodyTellsOf() {
    welcome();
    write(tx -> ledger.spend(tx, order, member, 60));
    write(tx ->
        tx.handle()
            .execute(
                "UPDATE points.movement SET created_at = '2026-01-02' WHERE reference = ?", order));

    assertThat(audit().check(NOON).orders()).contains(order);
  }

  @Test
  void pointsOfAPostGoAndComeWithIt() {
    earn(Deed.once(MovementKind.REPLY, order, member, NOON));
    PostPoints posts = new PostPoints();

    write(tx -> posts.deleted(tx, change(1)));
    write(tx -> posts.deleted(tx, change(2)));
    assertThat(points.of(member)).isEqualTo(new Customer(String.valueOf(member), 0, "BRONZE", 0));
    write(tx -> posts.restored(tx, change(3)));
    write(tx -> posts.restored(tx, change(4)));
    assertThat(points.of(member).points()).isEqualTo(5);

    write(tx -> ledger.spend(tx, "elsewhere" + order, member, 3));
    write(tx -> posts.deleted(tx, change(5)));
    assertThat(points.of(member).points()).isZero();
    write(tx -> posts.restored(tx, change(6)));
    assertThat(points.of(member).points()).isEqualTo(2);
    assertThat(points.ledger(member, null, 9).items())
        .extracting(LedgerEntry::kind)
        .containsExactly("restored", "removed", "spent", "restored", "removed", "reply");
  }

  @Test
  void aPostThatBroughtNothingTakesNothing() {
    welcome();
    write(tx -> new PostPoints().deleted(tx, change(1)));
    write(tx -> new PostPoints().restored(tx, change(2)));

    assertThat(points.of(member).points()).isEqualTo(100);
  }

  @Test
  void oldDaysAreForgotten() {
    reply("a", Instant.parse("2001-01-01T12:00:00Z"));
    LocalDate day = LocalDate.ofInstant(Instant.parse("2001-02-01T00:00:00Z"), ZoneOffset.UTC);

    int forgotten =
        database
            .database()
            .write(tx -> new BalanceStore(tx.handle()).forgetEarningsBefore(day, 1_000));

    assertThat(forgotten).isPositive();
  }

  private PostPoints.Change change(long event) {
    return new PostPoints.Change(MovementKind.REPLY, order, member, event, NOON);
  }

  private AuditRound audit() {
    return new AuditRound(database.database());
  }

  private void welcome() {
    earn(Deed.once(MovementKind.WELCOME, String.valueOf(member), member, NOON));
    database.takeEvents();
  }

  private long reply(String reference, Instant at) {
    return earn(Deed.once(MovementKind.REPLY, member + reference, member, at));
  }

  private long earn(Deed deed) {
    return database.database().write(tx -> ledger.earn(tx, deed));
  }

  private boolean write(Consumer<Transaction> work) {
    return database
        .database()
        .write(tx -> {
          work.accept(tx);
          return true;
        });
  }
}
