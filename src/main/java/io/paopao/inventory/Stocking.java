package io.paopao.inventory;

import io.paopao.inventory.InventoryEvent.ItemOffered;
import io.paopao.inventory.InventoryEvent.StockChanged;
import io.paopao.inventory.store.ItemStore;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Problem.FieldError;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SqlErrors;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.sql.Utc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What admins do to the mall: offering items, changing them, receiving pieces.
@ApplicationScoped
public class Stocking {

  private final Database database;

  @Inject
  Stocking(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Stocking() {
    this(null);
  }

  /// @throws Problem 409 `item.exists`, 422
  public Item offer(NewItem wish) {
    wish.check();
    Item item =
        new Item(
            String.valueOf(Ids.next()),
            Objects.requireNonNull(wish.sku()),
            Objects.requireNonNull(wish.name()),
            Objects.requireNonNullElse(wish.description(), Item.Words.NONE),
            Objects.requireNonNull(wish.price()),
            new Item.Stock(Objects.requireNonNullElse(wish.stock(), 0L), 0, 0),
            Objects.requireNonNullElse(wish.perBuyer(), 0),
            true,
            1,
            Utc.now());
    return database.write(tx -> {
      try {
        new ItemStore(tx.handle()).insert(item);
      } catch (RuntimeException failure) {
        throw SqlErrors.isDuplicateKey(failure) ? Problem.conflict("item.exists") : failure;
      }
      offered(tx, item);
      return item;
    });
  }

  /// Changes the item, if it passes the check, which throws otherwise.
  ///
  /// @throws Problem 404, 422
  public Item change(String sku, ItemChange change, Consumer<Item> check) {
    validate(change);
    return database.write(tx -> {
      ItemStore items = new ItemStore(tx.handle());
      Item before = items.lock(sku).orElseThrow(Problem::notFound);
      check.accept(before);
      Item after =
          new Item(
              before.id(),
              sku,
              Objects.requireNonNullElse(change.name(), before.name()),
              Objects.requireNonNullElse(change.description(), before.description()),
              Objects.requireNonNullElse(change.price(), before.price()),
              before.stock(),
              Objects.requireNonNullElse(change.perBuyer(), before.perBuyer()),
              Objects.requireNonNullElse(change.listed(), before.listed()),
              before.version() + 1,
              before.createdAt());
      items.update(after);
      offered(tx, after);
      return after;
    });
  }

  /// Receives pieces; a number below zero takes away such as nobody has ordered.
  ///
  /// @throws Problem 404, 409 `item.tooFew`, 422
  public Item receive(String sku, @Nullable Long quantity) {
    if (quantity == null || quantity == 0 || Math.abs(quantity) > NewItem.MOST_STOCK) {
      throw Problem.invalid(
          FieldError.of("quantity", "field.range", -NewItem.MOST_STOCK, NewItem.MOST_STOCK));
    }
    return database.write(tx -> {
      ItemStore items = new ItemStore(tx.handle());
      var _ = items.lock(sku).orElseThrow(Problem::notFound);
      if (!items.receive(sku, quantity)) {
        throw Problem.conflict("item.tooFew");
      }
      Item item = items.find(sku).orElseThrow(Problem::notFound);
      tx.publish(new StockChanged(sku, item.stock().available()));
      return item;
    });
  }

  private static void validate(ItemChange change) {
    Validation validation = new Validation();
    if (change.name() != null) {
      NewItem.checkWords(validation, "name", change.name(), NewItem.NAME);
    }
    NewItem.checkDescription(validation, change.description());
    if (change.price() != null) {
      NewItem.checkPrice(validation, change.price());
    }
    if (change.perBuyer() != null) {
      NewItem.checkRange(validation, "perBuyer", change.perBuyer(), NewItem.MOST_PER_BUYER);
    }
    validation.check();
  }

  private static void offered(Transaction tx, Item item) {
    tx.publish(new ItemOffered(item.sku(), item.price(), item.listed(), item.version()));
  }
}
