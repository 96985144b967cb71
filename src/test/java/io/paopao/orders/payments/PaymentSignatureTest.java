package io.paopao.orders.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PaymentSignatureTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_767_268_800);
  private static final String BODY = "{\"id\":\"1\"}";

  @Test
  void whatTheProviderSignedJustNowIsValid() {
    assertThat(isValid("secret", header("secret", NOW, BODY), BODY)).isTrue();
    Instant fiveMinutesAgo = NOW.minus(Duration.ofMinutes(5));
    assertThat(isValid("secret", header("secret", fiveMinutesAgo, BODY), BODY)).isTrue();
  }

  @Test
  void anotherBodyTimeOrSecretIsNot() {
    assertThat(isValid("secret", header("secret", NOW, BODY), BODY + " ")).isFalse();
    assertThat(isValid("secret", header("other", NOW, BODY), BODY)).isFalse();
    assertThat(isValid("secret", header("secret", NOW, BODY).replaceFirst("t=1", "t=2"), BODY))
        .isFalse();
    assertThat(isValid("secret", header("secret", NOW.minusSeconds(301), BODY), BODY)).isFalse();
    assertThat(isValid("secret", header("secret", NOW.plusSeconds(301), BODY), BODY)).isFalse();
  }

  @Test
  void nothingIsValidWithoutASecretOrInAnotherForm() {
    assertThat(isValid("", "t=1767268800,v1=" + "0".repeat(64), BODY)).isFalse();
    assertThat(isValid("secret", "", BODY)).isFalse();
    assertThat(isValid("secret", "t=1,v1=xyz", BODY)).isFalse();
  }

  @Test
  void anUnknownWordIsNoOutcome() {
    assertThat(Outcome.of("captured")).contains(Outcome.CAPTURED);
    assertThat(Outcome.of("perhaps")).isEmpty();
  }

  private static boolean isValid(String secret, String header, String body) {
    return PaymentSignature.isValid(secret, header, body, NOW);
  }

  private static String header(String secret, Instant time, String body) {
    String text = time.getEpochSecond() + "." + body;
    return "t="
        + time.getEpochSecond()
        + ",v1="
        + HexFormat.of().formatHex(PaymentSignature.hmac(secret, text));
  }
}
