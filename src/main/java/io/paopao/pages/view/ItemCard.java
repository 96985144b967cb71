package io.paopao.pages.view;

import io.paopao.platform.domain.Money;

/// An item of the mall.
///
/// @param available how many can still be ordered
/// @param perBuyer how many one buyer may have, 0 for any number
public record ItemCard(
    String sku,
    String name,
    String description,
    Money price,
    long available,
    int perBuyer,
    boolean listed) {

  public String url() {
    return "/mall/" + Urls.segment(sku);
  }

  /// Where admins change it.
  public String adminUrl() {
    return "/admin/items/" + Urls.segment(sku);
  }

  /// The colour of its tile.
  public String hue() {
    return Avatar.hue(sku);
  }

  /// What stands on its tile.
  public String initials() {
    return Avatar.initials(name);
  }

  public boolean soldOut() {
    return available == 0;
  }
}
