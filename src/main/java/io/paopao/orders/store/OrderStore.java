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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Orders with their lines.
public final class OrderStore {

  private static final String SELECT =
      """
      SELECT p.id, p.buyer, p.status, p.reason, p.total_currency, p.created_at, p.expires_at,
        l.sku, l.quantity, l.unit_amount
      FROM orders.purchase p JOIN orders.purchase_line l ON l.purchase = p.id
      """;

  private final Handle handle;

  public OrderStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<Order> find(long id) {
    return find(id, "");
  }

  /// Those of the orders that there are.
  public Map<Long, Order> find(Collection<Long> ids) {
    Query query =
        handle
            .createQuery(SELECT + "WHERE p.id IN (<ids>) ORDER BY p.id, l.number")
            .bindList("ids", List.copyOf(ids));
    return orders(query).stream()
        .collect(Collectors.toMap(order -> order.facts().id(), Function.identity()));
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
    String whose = buyer == null ? "" : " AND buyer = :buyer";
    Query query =
        handle
            .createQuery(
                SELECT
                    + """
                    JOIN (SELECT id FROM orders.purchase WHERE id < :before%s
                      ORDER BY id DESC LIMIT :limit) i ON i.id = p.id
                    ORDER BY p.id DESC, l.number
                    """
                        .formatted(whose))
            .bind("before", before)
            .bind("limit", limit);
    if (buyer != null) {
      query.bind("buyer", buyer);
    }
    return orders(query);
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
    return orders(
            handle.createQuery(SELECT + "WHERE p.id = :id ORDER BY l.number" + lock).bind("id", id))
        .stream()
        .findFirst();
  }

  private record Row(
      long id,
      long buyer,
      String status,
      @Nullable String reason,
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

  private record Line(Row order, OrderLine line) {}

  /// The rows of an order stand beside each other.
  private static List<Order> orders(Query query) {
    Map<Row, List<OrderLine>> lines =
        query.map((rs, ctx) -> line(rs)).list().stream()
            .collect(
                Collectors.groupingBy(
                    Line::order,
                    LinkedHashMap::new,
                    Collectors.mapping(Line::line, Collectors.toList())));
    return lines.entrySet().stream().map(each -> each.getKey().with(each.getValue())).toList();
  }

  private static Line line(ResultSet rs) throws SQLException {
    Row order =
        new Row(
            rs.getLong("id"),
            rs.getLong("buyer"),
            rs.getString("status"),
            rs.getString("reason"),
            Utc.instant(rs, "created_at"),
            Utc.instant(rs, "expires_at"));
    Money price = new Money(rs.getLong("unit_amount"), rs.getString("total_currency"));
    return new Line(order, new OrderLine(rs.getString("sku"), rs.getInt("quantity"), price));
  }
}
