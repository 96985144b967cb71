package io.paopao.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.inventory.InventoryEvent.ItemOffered;
import io.paopao.inventory.InventoryEvent.StockChanged;
import io.paopao.inventory.InventoryEvent.StockRefused;
import io.paopao.inventory.InventoryEvent.StockReserved;
import io.paopao.inventory.Reservations.Wish;
import io.paopao.platform.Ids;
import io.paopao.platform.Position;
import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservationsIT {

  private final TestDatabase database = new TestDatabase();
  private final Reservations reservations = new Reservations();
  private final Stocking stocking = new Stocking(database.database());
  private final Items items =
      new Items(database.database(), (handle, channel) -> new Position(channel, "e", 3));
  private final List<String> offered = new ArrayList<>();
  private final long order = Ids.next();
  private final long buyer = Ids.next();

  /// What other tests add up is not to find what no order has bought.
  @AfterEach
  void leaveNothing() {
    write(tx -> {
      tx.handle().execute("DELETE FROM inventory.reservation WHERE buyer = ?", buyer);
      tx.handle().execute("DELETE FROM inventory.allotment WHERE buyer = ?", buyer);
      offered.forEach(sku -> tx.handle().execute("DELETE FROM inventory.item WHERE sku = ?", sku));
    });
  }

  @Test
  void anItemIsReadAsItWasOffered() {
    Item item = offer(5, 2);

    assertThat(items.find(item.sku()).item()).isEqualTo(item);
    assertThat(items.find(item.sku()).position().channel()).isEqualTo("item:" + item.sku());
    assertThat(items.isReadable(item.sku())).isTrue();
    assertThat(items.isReadable("nothing-of-the-kind")).isFalse();
    assertThat(items.list(false, null, 100).items()).contains(item);
    assertThatThrownBy(() -> offerAs(item.sku(), 1, 0))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("item.exists"));
  }

  @Test
  void whatAnAdminChangesIsTold() {
    Item item = offer(5, 0);
    database.takeEvents();

    Item changed =
        stocking.change(
            item.sku(),
            new ItemChange(null, null, Money.points(9), 3, false),
            before -> assertThat(before).isEqualTo(item));

    assertThat(changed.price()).isEqualTo(Money.points(9));
    assertThat(items.find(item.sku()).item()).isEqualTo(changed);
    assertThat(items.list(false, null, 100).items()).doesNotContain(changed);
    assertThat(items.list(true, null, 100).items()).contains(changed);
    assertThat(database.takeEvents())
        .containsExactly(new ItemOffered(item.sku(), Money.points(9), false, 2));
  }

  @Test
  void piecesComeInAndAreTakenAwayOnlyWhenNobodyHasThem() {
    Item item = offer(5, 0);
    reserve(order, item.sku(), 4);

    assertThat(stocking.receive(item.sku(), 2L).stock()).isEqualTo(new Item.Stock(3, 4, 0));
    assertThat(stocking.receive(item.sku(), -3L).stock()).isEqualTo(new Item.Stock(0, 4, 0));
    assertThatThrownBy(() -> stocking.receive(item.sku(), -1L)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> stocking.receive(item.sku(), null)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> stocking.receive("nothing", 1L)).isInstanceOf(Problem.class);
  }

  @Test
  void aTransactionTellsTheStockOfAnItemOnce() {
    Item item = offer(5, 0);
    database.takeEvents();

    write(tx -> {
      for (int i = 0; i < 3; i++) {
        reservations.reserve(
            tx, new Wish(Ids.next(), buyer, List.of(new Wish.Line(item.sku(), 1))));
      }
    });

    assertThat(database.takeEvents())
        .filteredOn(StockChanged.class::isInstance)
        .containsExactly(new StockChanged(item.sku(), 2));
  }

  @Test
  void whatIsHeldIsSoldWhenItIsPaidAndReturnedWhenItIsRefunded() {
    Item item = offer(5, 0);
    database.takeEvents();

    reserve(order, item.sku(), 2);
    assertThat(database.takeEvents())
        .containsExactly(new StockReserved(String.valueOf(order)), new StockChanged(item.sku(), 3));
    assertThat(stock(item)).isEqualTo(new Item.Stock(3, 2, 0));

    write(tx -> reservations.confirm(tx, order));
    assertThat(stock(item)).isEqualTo(new Item.Stock(3, 0, 2));
    write(tx -> reservations.confirm(tx, order));
    write(tx -> reservations.giveBack(tx, order));
    write(tx -> reservations.giveBack(tx, order));

    assertThat(stock(item)).isEqualTo(new Item.Stock(5, 0, 0));
    assertThat(database.takeEvents()).containsExactly(new StockChanged(item.sku(), 5));
  }

  /// A postponed event is handled after those that followed it: the end of the order is told again.
  @Test
  void whatIsHeldAfterTheOrderHasEndedIsGivenBackWhenThatIsToldAgain() {
    Item item = offer(5, 2);
    write(tx -> reservations.giveBack(tx, order));
    reserve(order, item.sku(), 2);

    write(tx -> reservations.giveBack(tx, order));

    assertThat(stock(item)).isEqualTo(new Item.Stock(5, 0, 0));
    reserve(order + 1, item.sku(), 2);
    assertThat(stock(item)).isEqualTo(new Item.Stock(3, 2, 0));
  }

  @Test
  void anOrderGetsEverythingOrNothing() {
    Item enough = offer(5, 0);
    Item few = offer(1, 0);
    database.takeEvents();

    write(tx ->
        reservations.reserve(
            tx,
            new Wish(
                order,
                buyer,
                List.of(new Wish.Line(few.sku(), 2), new Wish.Line(enough.sku(), 1)))));

    assertThat(database.takeEvents())
        .containsExactly(new StockRefused(String.valueOf(order), few.sku(), "soldOut"));
    assertThat(stock(enough)).isEqualTo(new Item.Stock(5, 0, 0));
    write(tx -> reservations.giveBack(tx, order));
    assertThat(stock(enough)).isEqualTo(new Item.Stock(5, 0, 0));
  }

  @Test
  void aBuyerHasNoMoreThanTheLimitUntilSomethingComesBack() {
    Item item = offer(9, 2);
    reserve(order, item.sku(), 2);
    database.takeEvents();

    reserve(order + 1, item.sku(), 1);
    assertThat(database.takeEvents())
        .containsExactly(new StockRefused(String.valueOf(order + 1), item.sku(), "limit"));
    write(tx -> reservations.giveBack(tx, order));
    reserve(order + 2, item.sku(), 1);

    assertThat(stock(item)).isEqualTo(new Item.Stock(8, 1, 0));
  }

  @Test
  void whatIsNotOfferedIsNotSold() {
    Item item = offer(9, 0);
    stocking.change(item.sku(), new ItemChange(null, null, null, null, false), before -> {});
    database.takeEvents();

    reserve(order, item.sku(), 1);
    reserve(order + 1, "nothing-of-the-kind", 1);

    assertThat(database.takeEvents())
        .containsExactly(
            new StockRefused(String.valueOf(order), item.sku(), "unknown"),
            new StockRefused(String.valueOf(order + 1), "nothing-of-the-kind", "unknown"));
  }

  @Test
  void manyBuyersAtOnceGetExactlyWhatThereIs() throws Exception {
    Item item = offer(10, 0);

    reserveAtOnce(item, 60);

    assertThat(stock(item)).isEqualTo(new Item.Stock(0, 10, 0));
  }

  @Test
  void aBuyerWhoOrdersOftenAtOnceGetsNoMoreThanTheLimit() throws Exception {
    Item item = offer(100, 3);
    database.takeEvents();

    reserveAtOnce(item, 40);

    assertThat(stock(item)).isEqualTo(new Item.Stock(97, 3, 0));
    assertThat(database.takeEvents())
        .filteredOn(StockRefused.class::isInstance)
        .hasSize(37)
        .allSatisfy(event -> assertThat(((StockRefused) event).reason()).isEqualTo("limit"));
  }

  private void reserveAtOnce(Item item, int times) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService buyers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < times; i++) {
        long each = order + i;
        all.add(buyers.submit(() -> reserve(each, item.sku(), 1)));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private Item offer(long stock, int perBuyer) {
    return offerAs("t-" + Ids.next(), stock, perBuyer);
  }

  private Item offerAs(String sku, long stock, int perBuyer) {
    Item.Words words = new Item.Words("一", "one");
    offered.add(sku);
    return stocking.offer(new NewItem(sku, words, words, Money.points(7), stock, perBuyer));
  }

  private boolean reserve(long each, String sku, int quantity) {
    return write(tx ->
        reservations.reserve(tx, new Wish(each, buyer, List.of(new Wish.Line(sku, quantity)))));
  }

  private Item.Stock stock(Item item) {
    return items.find(item.sku()).item().stock();
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
