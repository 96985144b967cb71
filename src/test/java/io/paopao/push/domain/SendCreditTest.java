package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendCreditTest {

  private static final int FIRST = 4_096;

  private final SendCredit credit = new SendCredit(4 * FIRST);

  private long probe() {
    return credit.nextProbe(() -> 42);
  }

  @Test
  void endsWhenNothingIsRead() {
    assertThat(credit.take(FIRST - 1)).isTrue();
    assertThat(credit.take(2)).isFalse();
    assertThat(credit.take(1)).isTrue();
    assertThat(credit.take(1)).isFalse();
  }

  @Test
  void isNoneWhenNoneIsWanted() {
    SendCredit none = new SendCredit(0);
    assertThat(none.take(1)).isFalse();
    assertThat(none.isHardlyUsed()).isFalse();
  }

  @Test
  void asksWhenHalfOfItIsGoneAndNotAgainBeforeTheAnswer() {
    credit.take(FIRST / 2 - 1);
    assertThat(probe()).isZero();
    credit.take(1);
    assertThat(probe()).isEqualTo(43);
    credit.take(FIRST / 2);
    assertThat(probe()).isZero();
  }

  @Test
  void growsWithEachAnswerUpToItsMost() {
    for (int window = FIRST; window <= 4 * FIRST; window *= 2) {
      assertThat(credit.take(window)).isTrue();
      credit.answered(probe());
    }
    assertThat(credit.take(4 * FIRST)).isTrue();
    assertThat(credit.take(1)).isFalse();
  }

  @Test
  void givesBackOnlyWhatWasWrittenBeforeTheProbe() {
    credit.take(FIRST / 2);
    long probe = probe();
    credit.take(FIRST / 2);
    credit.answered(probe);
    assertThat(credit.take(2 * FIRST - FIRST / 2 + 1)).isFalse();
    assertThat(credit.take(2 * FIRST - FIRST / 2)).isTrue();
  }

  @Test
  void believesNoOtherAnswer() {
    credit.take(FIRST);
    credit.answered(43);
    credit.answered(0);
    long probe = probe();
    credit.answered(probe + 2);
    assertThat(credit.take(1)).isFalse();
    credit.answered(probe);
    assertThat(credit.take(1)).isTrue();
    credit.answered(probe);
    assertThat(credit.take(2 * FIRST)).isFalse();
  }

  @Test
  void isHardlyUsedAtFirst() {
    assertThat(credit.isHardlyUsed()).isTrue();
    credit.take(1_024);
    assertThat(credit.isHardlyUsed()).isFalse();
  }
}
