package io.paopao.inventory.rest;

import io.paopao.inventory.Item;
import io.paopao.platform.Position;
import io.paopao.platform.RequestContext;
import io.paopao.platform.domain.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item on the wire, its words in the caller's language.
///
/// @param available how many can still be ordered
/// @param perBuyer how many one buyer may have, 0 for any number
/// @param position where the channel `item:{sku}` stood; null in lists
public record ItemView(
    String sku,
    String name,
    String description,
    Money price,
    long available,
    int perBuyer,
    boolean listed,
    Instant createdAt,
    @Nullable Position position) {

  static ItemView of(Item item, @Nullable Position position) {
    String language = RequestContext.current().locale().getLanguage();
    return new ItemView(
        item.sku(),
        item.name().in(language),
        item.description().in(language),
        item.price(),
        item.stock().available(),
        item.perBuyer(),
        item.listed(),
        item.createdAt(),
        position);
  }
}
