package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CartTest {

  @Test
  void aCartIsReadAsItWasKept() {
    Cart cart = Cart.parse(null).plus("mug", 2).plus("pen-1", 1).plus("mug", 3);

    assertThat(cart.cookie()).isEqualTo("mug.5_pen-1.1");
    assertThat(Cart.parse(cart.cookie())).isEqualTo(cart);
    assertThat(cart.pieces()).isEqualTo(6);
    assertThat(cart.order().lines()).hasSize(2);
  }

  @Test
  void zeroTakesAnItemOut() {
    assertThat(Cart.parse("mug.2").with("mug", 0).cookie()).isEmpty();
    assertThat(Cart.parse("mug.2").with("mug", -1).pieces()).isZero();
  }

  @Test
  void whatWasNotOrderedStays() {
    Cart cart = Cart.parse("mug.3_pen.1_cap.2");

    assertThat(cart.minus(Cart.parse("mug.1_pen.1_gone.1")).cookie()).isEqualTo("mug.2_cap.2");
    assertThat(cart.minus(cart).isEmpty()).isTrue();
  }

  @Test
  void whatIsNoCartIsLeftOut() {
    assertThat(Cart.parse("mug.2_<b>.1_x.99999_.5_pen").cookie()).isEqualTo("mug.2");
    assertThat(Cart.parse("mug.2").with("x; Domain=evil", 1).plus("泡", 1).cookie())
        .isEqualTo("mug.2");
  }

  @Test
  void aCartHoldsTwentyItemsAndAThousandPiecesOfEach() {
    Cart cart = Cart.parse("");
    for (int i = 0; i < 30; i++) {
      cart = cart.with("item-" + i, 2_000);
    }

    assertThat(cart.quantities()).hasSize(20).containsEntry("item-0", 1_000);
    assertThat(Cart.parse(cart.cookie())).isEqualTo(cart);
  }
}
