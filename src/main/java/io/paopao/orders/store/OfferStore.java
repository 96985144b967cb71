package io.paopao.orders.store;

import io.paopao.platform.domain.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What items cost.
public final class OfferStore {

  private final Handle handle;

  public OfferStore(Handle handle) {
    this.handle = handle;
  }

  private record Offer(String sku, Money price) {}

  /// The prices of those items that can be ordered.
  public Map<String, Money> prices(Collection<String> skus) {
    return handle
        .createQuery(
            """
            SELECT sku, price_amount, price_currency FROM orders.offer
            WHERE sku IN (<skus>) AND listed
            """)
        .bindList("skus", List.copyOf(skus))
        .map((rs, ctx) ->
            new Offer(
                rs.getString("sku"),
                new Money(rs.getLong("price_amount"), rs.getString("price_currency"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Offer::sku, Offer::price));
  }

  /// Takes over what was told of an item, unless something newer is known.
  public void save(String sku, Money price, boolean listed, long version) {
    handle
        .createUpdate(
            """
            INSERT INTO orders.offer (sku, price_amount, price_currency, listed, version)
            VALUES (:sku, :amount, :currency, :listed, :version)
            ON DUPLICATE KEY UPDATE
              price_amount = IF(:version > version, :amount, price_amount),
              price_currency = IF(:version > version, :currency, price_currency),
              listed = IF(:version > version, :listed, listed),
              version = GREATEST(version, :version)
            """)
        .bind("sku", sku)
        .bind("amount", price.amount())
        .bind("currency", price.currency())
        .bind("listed", listed)
        .bind("version", version)
        .execute();
  }
}
