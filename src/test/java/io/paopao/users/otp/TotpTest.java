package io.paopao.users.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

  /// The secret of RFC 6238, appendix B.
  private final Totp rfc =
      new Totp(
          new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long at, String code) {
    assertThat(rfc.code(Instant.ofEpochSecond(at))).isEqualTo(code);
    assertThat(rfc.step(code, Instant.ofEpochSecond(at))).hasValue(at / 30);
  }

  @Test
  void takesTheCodesOfTheStepsBesideThisOneAndNoOthers() {
    Instant shown = Instant.ofEpochSecond(1_111_111_110);
    String code = rfc.code(shown);

    assertThat(rfc.step(code, shown.minusSeconds(30))).hasValue(37_037_037);
    assertThat(rfc.step(code, shown.plusSeconds(59))).hasValue(37_037_037);
    assertThat(rfc.step(code, shown.plusSeconds(60))).isEmpty();
    assertThat(rfc.step(code, shown.minusSeconds(31))).isEmpty();
  }

  @Test
  void readsACodeAsPeopleTypeIt() {
    assertThat(rfc.step(" 287 082", Instant.ofEpochSecond(59))).hasValue(1);
    assertThat(Totp.isCode("287 082")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "28708", "2870822", "-87082", "２８７０８２", "abcd-efgh-ijkl-mnop"})
  void takesNothingElseForACode(String typed) {
    assertThat(Totp.isCode(typed)).isFalse();
    assertThat(rfc.step(typed, Instant.ofEpochSecond(59))).isEmpty();
  }

  @Test
  void tellsAppsWhoseSecretItIs() {
    Totp fresh = Totp.create();

    assertThat(fresh.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.create().secret());
    assertThat(fresh.uri("Pao pao", "泡泡"))
        .isEqualTo(
            "otpauth://totp/Pao%20pao:%E6%B3%A1%E6%B3%A1?secret="
                + fresh.secret()
                + "&issuer=Pao%20pao&algorithm=SHA1&digits=6&period=30");
    assertThat(fresh.toString()).doesNotContain(fresh.secret());
  }
}
