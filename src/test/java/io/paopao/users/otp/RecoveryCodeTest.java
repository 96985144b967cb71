package io.paopao.users.otp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryCodeTest {

  @Test
  void comesInTensThatDiffer() {
    assertThat(RecoveryCode.fresh())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(code.text()).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
  }

  @Test
  void isTheSameHoweverItIsSpelt() {
    RecoveryCode code = new RecoveryCode("abcd-efgh-ijkl-mnop");

    assertThat(new RecoveryCode(" ABCD EFGH ijklmnop ").hash()).isEqualTo(code.hash());
    assertThat(new RecoveryCode("abcd-efgh-ijkl-mnoq").hash()).isNotEqualTo(code.hash());
    assertThat(code.hash()).matches("[0-9a-f]{64}");
    assertThat(code.toString()).doesNotContain("abcd");
  }
}
