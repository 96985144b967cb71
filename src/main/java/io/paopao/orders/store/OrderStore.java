package io.paopao.orders.store;

import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.OrderFacts;
import io.paopao.orders.domain.OrderLine;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Orders with their lines.
public final class OrderStore {

  private static final String SELECT =
      """
      SELECT id, buyer, status, reason, total_currency, created_at, expires_at FROM orders.purchase
      """;

  private final Handle handle;

  public OrderStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<Order> find(long id) {
    return find(id, "");
  }

  /// Nobody else changes the order until the transaction ends.
  public Optional<Order> lock(long id) {
    return find(id, " FOR UPDATE");
  }

  /// The newest first.
  ///
  /// @param buyer null for those of everybody
  /// @param before only those with a smaller id
  public List<Order> page(@Nullable Long buyer, long before, int limit) {
    return whole(
        handle
            .createQuery(
                SELECT
                    + (buyer == null ? "WHERE id < :before" : "WHERE buyer = :buyer AND id < :before")
                    + " ORDER BY id DESC LIMIT :limit")
            .bindMap(
                buyer == null
                    ? Map.of("before", before, "limit", limit)
                    : Map.of("buyer", buyer, "before", before, "limit", limit))
            .map((rs, ctx) -> row(rs))
            .list());
  }

  /// Orders that should have been paid by now.
  public List<Long> expired(Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT id FROM orders.purchase
            WHERE status IN ('PLACED', 'RESERVED') AND expires_at <= :now LIMIT :limit
            """)
        .bind("now", Utc.column(now))
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  public void insert(Order.Placed order) {
    OrderFacts facts = order.facts();
    handle
        .createUpdate(
            """
            INSERT INTO orders.purchase (id, buyer, status, total_amount, total_currency, created_at,
              expires_at, updated_at)
            VALUES (:id, :buyer, :status, :amount, :currency, :createdAt, :expiresAt, :createdAt)
            """)
        .bind("id", facts.id())
        .bind("buyer", facts.buyer())
        .bind("status", order.status())
        .bind("amount", facts.total().amount())
        .bind("currency", facts.total().currency())
        .bind("createdAt", Utc.column(facts.placedAt()))
        .bind("expiresAt", Utc.column(facts.expiresAt()))
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO orders.purchase_line (purchase, number, sku, quantity, unit_amount)
            VALUES (:purchase, :number, :sku, :quantity, :unitAmount)
            """);
    int number = 0;
    for (OrderLine line : facts.lines()) {
      batch
          .bind("purchase", facts.id())
          .bind("number", number++)
          .bind("sku", line.sku())
          .bind("quantity", line.quantity())
          .bind("unitAmount", line.unitPrice().amount())
          .add();
    }
    batch.execute();
  }

  /// Writes the state that the order has come to.
  public void update(Order order) {
    handle
        .createUpdate(
            """
            UPDATE orders.purchase SET status = :status, reason = :reason, updated_at = :now
            WHERE id = :id
            """)
        .bind("id", order.facts().id())
        .bind("status", order.status())
        .bind("reason", reason(order))
        .bind("now", Utc.column(Utc.now()))
        .execute();
  }

  private static @Nullable String reason(Order order) {
    return switch (order) {
      case Order.Cancelled cancelled -> cancelled.reason().name();
      case Order.Refunded refunded -> refunded.reason().name();
      case Order.Open _, Order.Paid _ -> null;
    };
  }

  private Optional<Order> find(long id, String lock) {
    return whole(
            handle
                .createQuery(SELECT + "WHERE id = :id" + lock)
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .list())
        .stream()
        .findFirst();
  }

  private record Row(
      long id,
      long buyer,
      String status,
      @Nullable String reason,
      String currency,
      Instant createdAt,
      Instant expiresAt) {

    Order with(List<OrderLine> lines) {
      OrderFacts facts = new OrderFacts(id, buyer, lines, createdAt, expiresAt);
      return switch (status) {
        case "PLACED" -> new Order.Placed(facts);
        case "RESERVED" -> new Order.Reserved(facts);
        case "PAID" -> new Order.Paid(facts);
        case "CANCELLED" -> new Order.Cancelled(facts, Order.Reason.valueOf("" + reason));
        case "REFUNDED" -> new Order.Refunded(facts, Order.Reason.valueOf("" + reason));
        default -> throw new IllegalStateException("order " + id + " is " + status);
      };
    }
  }

  private record LineRow(long order, OrderLine line) {}

  private List<Order> whole(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, String> currencies =
        rows.stream().collect(Collectors.toMap(Row::id, Row::currency));
    Map<Long, List<OrderLine>> lines = lines(currencies);
    return rows.stream().map(row -> row.with(lines.getOrDefault(row.id(), List.of()))).toList();
  }

  private Map<Long, List<OrderLine>> lines(Map<Long, String> currencies) {
    Collection<Long> orders = List.copyOf(currencies.keySet());
    return handle
        .createQuery(
            """
            SELECT purchase, sku, quantity, unit_amount FROM orders.purchase_line
            WHERE purchase IN (<orders>) ORDER BY purchase, number
            """)
        .bindList("orders", orders)
        .map((rs, ctx) -> {
          long order = rs.getLong("purchase");
          Money price = new Money(rs.getLong("unit_amount"), "" + currencies.get(order));
          return new LineRow(
              order, new OrderLine(rs.getString("sku"), rs.getInt("quantity"), price));
        })
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                LineRow::order, Collectors.mapping(LineRow::line, Collectors.toList())));
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getLong("id"),
        rs.getLong("buyer"),
        rs.getString("status"),
        rs.getString("reason"),
        rs.getString("total_currency"),
        Utc.instant(rs, "created_at"),
        Utc.instant(rs, "expires_at"));
  }
}
