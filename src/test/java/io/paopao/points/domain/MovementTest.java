package io.paopao.points.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MovementTest {

  @Test
  void earningIssuesPointsToAMember() {
    Movement earned = Movement.earned(MovementKind.REPLY, "1", 7, 5);

    assertThat(earned.member()).isEqualTo(7);
    assertThat(earned.forum()).isEqualTo(Movement.ISSUED);
    assertThat(earned.change()).isEqualTo(5);
    assertThat(earned.earning()).isEqualTo(5);
  }

  @Test
  void spendingIsNoEarningTakenBack() {
    assertThat(Movement.spent("1", 7, 5).change()).isEqualTo(-5);
    assertThat(Movement.spent("1", 7, 5).earning()).isZero();
    assertThat(Movement.refunded("1", 7, 5).change()).isEqualTo(5);
    assertThat(Movement.refunded("1", 7, 5).earning()).isZero();
    assertThat(Movement.takenBack(MovementKind.PURCHASE_UNDONE, "1", 7, 5).earning()).isEqualTo(-5);
  }

  @Test
  void pointsMoveBetweenAMemberAndTheForumOnly() {
    assertThatThrownBy(() -> new Movement(MovementKind.SPENT, "1", 7, 8, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Movement.spent("1", 7, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCapLeavesWhatIsLeftOfIt() {
    EarningRule rule = EarningRule.of("5/12");

    assertThat(rule.next(1, 0)).isEqualTo(5);
    assertThat(rule.next(1, 10)).isEqualTo(2);
    assertThat(rule.next(1, 12)).isZero();
    assertThat(rule.next(1, 99)).isZero();
    assertThat(EarningRule.of("5/0").next(3, 1_000)).isEqualTo(15);
  }

  @Test
  void aRuleIsWrittenInOneForm() {
    assertThatThrownBy(() -> EarningRule.of("5")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EarningRule.of("-5/1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tiersFollowWhatWasEarned() {
    assertThat(Tier.of(0)).isEqualTo(Tier.BRONZE);
    assertThat(Tier.of(Tier.SILVER.from() - 1)).isEqualTo(Tier.BRONZE);
    assertThat(Tier.of(Tier.SILVER.from())).isEqualTo(Tier.SILVER);
    assertThat(Tier.of(Long.MAX_VALUE)).isEqualTo(Tier.DIAMOND);
  }
}
