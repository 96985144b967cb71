package io.paopao.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationStateTest {

  @Test
  void whatIsHeldIsSoldOrReleased() {
    assertThat(ReservationState.HELD.paid()).isEqualTo(ReservationState.CONFIRMED);
    assertThat(ReservationState.HELD.ended()).isEqualTo(ReservationState.RELEASED);
    assertThat(ReservationState.CONFIRMED.ended()).isEqualTo(ReservationState.RETURNED);
  }

  @Test
  void whatWasGivenBackIsNotSoldAnyMore() {
    assertThat(ReservationState.RELEASED.paid()).isEqualTo(ReservationState.RELEASED);
    assertThat(ReservationState.RETURNED.paid()).isEqualTo(ReservationState.RETURNED);
  }

  @ParameterizedTest
  @EnumSource(ReservationState.class)
  void everyPieceIsInOnePlace(ReservationState state) {
    assertThat(state.available() + state.reserved() + state.sold()).isEqualTo(1);
    assertThat(state.ended().ended()).isEqualTo(state.ended());
    assertThat(state.paid().paid()).isEqualTo(state.paid());
    assertThat(ReservationState.of(state.code())).isEqualTo(state);
  }
}
