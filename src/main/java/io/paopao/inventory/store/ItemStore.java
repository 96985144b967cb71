package io.paopao.inventory.store;

import io.paopao.inventory.Item;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Items and how many there are of them.
public final class ItemStore {

  private static final String SELECT =
      """
      SELECT id, sku, name_zh, name_en, description_zh, description_en, price_amount, price_currency,
        available, reserved, sold, per_buyer, listed, version, created_at
      FROM inventory.item
      """;

  private final Handle handle;

  public ItemStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<Item> find(String sku) {
    return find(List.of(sku)).stream().findFirst();
  }

  public List<Item> find(Collection<String> skus) {
    return handle
        .createQuery(SELECT + "WHERE sku IN (<skus>) ORDER BY id")
        .bindList("skus", List.copyOf(skus))
        .map((rs, ctx) -> item(rs))
        .list();
  }

  /// Nobody else changes the item until the transaction ends.
  public Optional<Item> lock(String sku) {
    return handle
        .createQuery(SELECT + "WHERE sku = :sku FOR UPDATE")
        .bind("sku", sku)
        .map((rs, ctx) -> item(rs))
        .findOne();
  }

  /// The newest first.
  ///
  /// @param before only those with a smaller id
  public List<Item> page(boolean alsoUnlisted, long before, int limit) {
    return handle
        .createQuery(
            SELECT
                + "WHERE id < :before AND (listed OR :alsoUnlisted) ORDER BY id DESC LIMIT :limit")
        .bind("before", before)
        .bind("alsoUnlisted", alsoUnlisted)
        .bind("limit", limit)
        .map((rs, ctx) -> item(rs))
        .list();
  }

  /// @throws RuntimeException a duplicate key, when there is an item of that SKU
  public void insert(Item item) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO inventory.item (id, sku, name_zh, name_en, description_zh,
                  description_en, price_amount, price_currency, received, available, reserved, sold,
                  per_buyer, listed, version, created_at)
                VALUES (:id, :sku, :nameZh, :nameEn, :descriptionZh, :descriptionEn, :amount,
                  :currency, :available, :available, 0, 0, :perBuyer, :listed, :version, :createdAt)
                """),
            item)
        .bind("available", item.stock().available())
        .bind("createdAt", Utc.column(item.createdAt()))
        .execute();
  }

  /// Writes all but the stock.
  public void update(Item item) {
    bind(
            handle.createUpdate(
                """
                UPDATE inventory.item SET name_zh = :nameZh, name_en = :nameEn,
                  description_zh = :descriptionZh, description_en = :descriptionEn,
                  price_amount = :amount, price_currency = :currency, per_buyer = :perBuyer,
                  listed = :listed, version = :version
                WHERE id = :id AND sku = :sku
                """),
            item)
        .execute();
  }

  /// Adds pieces, or takes some away that nobody has.
  ///
  /// @return false when fewer are available than are to be taken away
  public boolean receive(String sku, long quantity) {
    return handle
            .createUpdate(
                """
                UPDATE inventory.item
                SET received = received + :quantity, available = available + :quantity
                WHERE sku = :sku AND available + :quantity >= 0
                """)
            .bind("sku", sku)
            .bind("quantity", quantity)
            .execute()
        == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S sql, Item item) {
    return sql.bind("id", Long.parseLong(item.id()))
        .bind("sku", item.sku())
        .bind("nameZh", item.name().zh())
        .bind("nameEn", item.name().en())
        .bind("descriptionZh", item.description().zh())
        .bind("descriptionEn", item.description().en())
        .bind("amount", item.price().amount())
        .bind("currency", item.price().currency())
        .bind("perBuyer", item.perBuyer())
        .bind("listed", item.listed())
        .bind("version", item.version());
  }

  private static Item item(ResultSet rs) throws SQLException {
    return new Item(
        String.valueOf(rs.getLong("id")),
        rs.getString("sku"),
        new Item.Words(rs.getString("name_zh"), rs.getString("name_en")),
        new Item.Words(rs.getString("description_zh"), rs.getString("description_en")),
        new Money(rs.getLong("price_amount"), rs.getString("price_currency")),
        new Item.Stock(rs.getLong("available"), rs.getLong("reserved"), rs.getLong("sold")),
        rs.getInt("per_buyer"),
        rs.getBoolean("listed"),
        rs.getLong("version"),
        Utc.instant(rs, "created_at"));
  }
}
