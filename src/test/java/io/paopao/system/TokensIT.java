package io.paopao.system;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokensIT {

  private static String good = "";

  static Stream<String> badTokens() {
    good = Api.member().token();
    int dot = good.indexOf('.');
    int last = good.lastIndexOf('.');
    String payload = good.substring(dot, last);
    return Stream.of(
        "x",
        "a.b.c",
        good.substring(0, last + 1),
        encoded("{\"alg\":\"none\"}") + payload + ".",
        encoded("{\"alg\":\"HS256\"}") + payload + good.substring(last),
        good.substring(0, last - 2) + flipped(good.charAt(last - 2)) + good.substring(last - 1),
        good.substring(0, last + 5) + flipped(good.charAt(last + 5)) + good.substring(last + 6),
        good + "A",
        good + "=",
        good.substring(0, dot) + payload.replace('.', ' ') + good.substring(last),
        foreignToken(),
        "x".repeat(7000));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenIsRefusedEvenWhereNoneIsNeeded(String token) {
    Api.anonymous().withToken(token).get("boards").expectProblem(401, "token.invalid");
  }

  /// A token of another issuer, validly signed by nobody we know.
  private static String foreignToken() {
    return encoded("{\"alg\":\"ES256\",\"kid\":\"foreign\",\"typ\":\"at+jwt\"}")
        + "."
        + encoded("{\"iss\":\"https://elsewhere.example\",\"sub\":\"1\",\"exp\":9999999999}")
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static char flipped(char c) {
    return c == 'A' ? 'B' : 'A';
  }
}
