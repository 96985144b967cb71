package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GtidPositionTest {

  private static final GtidPosition HERE = GtidPosition.parse("0-1-100,7-2-9");

  @Test
  void aPositionContainsItselfAndWhatCameBefore() {
    assertThat(HERE.contains(HERE)).isTrue();
    assertThat(HERE.contains(GtidPosition.parse("0-2-99"))).isTrue();
    assertThat(HERE.contains(GtidPosition.START)).isTrue();
  }

  @Test
  void aPositionLacksWhatComesLaterInAnyDomain() {
    assertThat(HERE.contains(GtidPosition.parse("0-1-101"))).isFalse();
    assertThat(HERE.contains(GtidPosition.parse("0-1-1,7-2-10"))).isFalse();
    assertThat(HERE.contains(GtidPosition.parse("3-1-1"))).isFalse();
  }

  @Test
  void aNewPrimaryGoesOnInTheSameDomain() {
    assertThat(GtidPosition.parse("0-2-101").contains(GtidPosition.parse("0-1-100"))).isTrue();
  }

  @Test
  void twoPositionsMeetInTheFirstThatContainsBoth() {
    GtidPosition both = HERE.with(GtidPosition.parse("0-2-101,7-2-3,8-1-1"));

    assertThat(both).hasToString("0-2-101,7-2-9,8-1-1");
    assertThat(both.contains(HERE)).isTrue();
  }

  @Test
  void theLargestSequenceOfATokenIsRead() {
    GtidPosition far = GtidPosition.parse("0-1-9999999999999999999");

    assertThat(far).hasToString("0-1-9999999999999999999");
    assertThat(HERE.contains(far)).isFalse();
    assertThat(far.contains(GtidPosition.parse("0-1-9223372036854775807"))).isTrue();
  }

  @Test
  void aServerWithoutHistoryIsAtTheStart() {
    assertThat(GtidPosition.parse("")).isEqualTo(GtidPosition.START);
  }
}
