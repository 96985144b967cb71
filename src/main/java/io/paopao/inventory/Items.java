package io.paopao.inventory;

import io.paopao.inventory.store.ItemStore;
import io.paopao.platform.Cursor;
import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mall offers.
@ApplicationScoped
public class Items {

  private final Database database;
  private final Positions positions;

  @Inject
  Items(Database database, Positions positions) {
    this.database = database;
    this.positions = positions;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Items() {
    this(null, null);
  }

  /// An item, and where the channel of its stock stood when it was read.
  public record Found(Item item, Position position) {}

  /// The newest first.
  ///
  /// @param after the last item of the page before, or null
  public Slice<Item> list(boolean alsoUnlisted, @Nullable Cursor after, int limit) {
    long before = after == null ? Long.MAX_VALUE : after.key(0);
    List<Item> rows =
        database.read(handle -> new ItemStore(handle).page(alsoUnlisted, before, limit + 1));
    return Slice.of(rows, limit, item -> Cursor.of(Long.parseLong(item.id())));
  }

  /// @throws Problem 404
  public Found find(String sku) {
    return database.read(handle -> {
      Position position = positions.at(handle, channel(sku));
      Item item = new ItemStore(handle).find(sku).orElseThrow(Problem::notFound);
      return new Found(item, position);
    });
  }

  /// Those of the items that exist.
  public List<Item> find(Collection<String> skus) {
    return skus.isEmpty() ? List.of() : database.read(handle -> new ItemStore(handle).find(skus));
  }

  /// Whether there is such an item.
  public boolean isReadable(String sku) {
    return !find(List.of(sku)).isEmpty();
  }

  static String channel(String sku) {
    return "item:" + sku;
  }
}
