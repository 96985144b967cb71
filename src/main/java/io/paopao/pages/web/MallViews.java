package io.paopao.pages.web;

import io.paopao.inventory.Item;
import io.paopao.inventory.Items;
import io.paopao.orders.OrderView;
import io.paopao.pages.view.CartPage;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.ItemCard;
import io.paopao.pages.view.OrderCard;
import io.paopao.pages.view.Person;
import io.paopao.platform.domain.Money;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Items and orders as pages show them.
@ApplicationScoped
public class MallViews {

  private final Items items;
  private final Users users;

  @Inject
  MallViews(Items items, Users users) {
    this.items = items;
    this.users = users;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MallViews() {
    this(null, null);
  }

  static ItemCard card(Frame frame, Item item) {
    String language = frame.messages().language().locale().getLanguage();
    return new ItemCard(
        item.sku(),
        item.name().in(language),
        item.description().in(language),
        item.price(),
        item.stock().available(),
        item.perBuyer(),
        item.listed());
  }

  CartPage cart(Frame frame, Cart cart, Form form) {
    return cart(frame, cart, form, found(cart.quantities().keySet()));
  }

  /// What is not offered, or never was, cannot be ordered, but its line can be removed.
  static CartPage cart(Frame frame, Cart cart, Form form, Map<String, Item> items) {
    List<CartPage.Line> lines = new ArrayList<>();
    List<CartPage.Gone> gone = new ArrayList<>();
    Cart left = cart;
    for (Map.Entry<String, Integer> wish : cart.quantities().entrySet()) {
      Item item = items.get(wish.getKey());
      if (item != null && item.listed()) {
        lines.add(line(frame, item, wish.getValue()));
      } else {
        String name = item == null ? wish.getKey() : card(frame, item).name();
        gone.add(new CartPage.Gone(wish.getKey(), name));
        left = left.with(wish.getKey(), 0);
      }
    }
    return new CartPage(
        lines,
        gone,
        new CartPage.Checkout(totals(lines), left.cookie(), Composers.key(form)),
        form);
  }

  /// One total for each currency.
  private static List<Money> totals(List<CartPage.Line> lines) {
    Map<String, Money> totals = new TreeMap<>();
    lines.forEach(line -> totals.merge(line.total().currency(), line.total(), Money::plus));
    return List.copyOf(totals.values());
  }

  /// @param everybody whether it is to be told who ordered
  List<OrderCard> orders(Frame frame, List<OrderView> orders, boolean everybody) {
    Map<String, Item> found =
        found(
            orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderView.Line::sku)
                .distinct()
                .toList());
    Map<Long, User> buyers =
        everybody
            ? users.byId(orders.stream().map(o -> Long.parseLong(o.buyerRef())).toList())
            : Map.of();
    return orders.stream()
        .map(order -> order(frame, order, found, buyers.get(Long.parseLong(order.buyerRef()))))
        .toList();
  }

  private static OrderCard order(
      Frame frame, OrderView order, Map<String, Item> items, @Nullable User buyer) {
    Person person = buyer == null ? null : People.of(buyer);
    return new OrderCard(
        order.id(),
        order.lines().stream().map(line -> line(frame, line, items.get(line.sku()))).toList(),
        order.total(),
        order.status().toLowerCase(Locale.ROOT),
        order.reason(),
        order.createdAt(),
        person);
  }

  private static OrderCard.Line line(Frame frame, OrderView.Line line, @Nullable Item item) {
    String name = item == null ? line.sku() : card(frame, item).name();
    return new OrderCard.Line(name, "/mall/" + Site.segment(line.sku()), line.quantity());
  }

  private static CartPage.Line line(Frame frame, Item item, int quantity) {
    return new CartPage.Line(card(frame, item), quantity, item.price().times(quantity));
  }

  private Map<String, Item> found(Collection<String> skus) {
    return items.find(skus).stream().collect(Collectors.toMap(Item::sku, Function.identity()));
  }
}
