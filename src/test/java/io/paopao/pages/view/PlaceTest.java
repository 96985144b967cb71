package io.paopao.pages.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource({
    "/mall, true",
    "/mall/mug, true",
    "/cart, true",
    "/orders/12, true",
    "/points, true",
    "/, false",
    "/mallet, false",
    "/t/12, false"
  })
  void cartOrdersAndPointsBelongToTheMall(String path, boolean inMall) {
    assertThat(new Place(Place.Section.ELSEWHERE, path, "").inMall()).isEqualTo(inMall);
  }
}
