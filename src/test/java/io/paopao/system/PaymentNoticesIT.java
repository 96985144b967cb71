package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PaymentNoticesIT {

  private final String unknown = String.valueOf(Ids.next());
  private final JsonObject notice =
      Api.json("id", "n" + unknown, "reference", unknown, "status", "captured");

  @Test
  void oneOfTheProviderCountsAgainstNoLimit() throws GeneralSecurityException {
    Answer heard = tell(signature(notice.toString())).expectProblem(404, "notFound");

    assertThat(heard.header("RateLimit")).isEmpty();
    assertThat(heard.header("RateLimit-Policy")).isEmpty();
  }

  @Test
  void oneOfAnybodyElseCountsAsAWriteOfTheirAddress() throws GeneralSecurityException {
    Answer other = tell(signature("another")).expectProblem(401, "payment.signature");
    Answer none =
        Api.anonymous().post("payments/notices", notice).expectProblem(401, "payment.signature");

    assertThat(other.header("RateLimit")).startsWith("\"write-address\";r=");
    assertThat(none.header("RateLimit")).startsWith("\"write-address\";r=");
    assertThat(none.header("RateLimit-Policy")).startsWith("\"write-address\";q=");
  }

  private Answer tell(String signature) {
    return Api.anonymous().post("payments/notices", notice, "Payment-Signature", signature);
  }

  private static String signature(String body) throws GeneralSecurityException {
    long time = Instant.now().getEpochSecond();
    byte[] secret = Stack.running().payments().secret().getBytes(StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] sum = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(sum);
  }
}
