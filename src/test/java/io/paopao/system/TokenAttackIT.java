package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.paopao.system.BadTokens.Kind;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tokens by the thousand, of which none is good, not even where none is needed.
class TokenAttackIT {

  private final Api member = Api.member();

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void noForgedTokenOpensAnythingOrMakesTheForumAskAnybody() throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + trap.getLocalPort() + "/jwks";
      List<Kind> kinds = new BadTokens(forge(address)).all();

      assertThat(kinds.stream().mapToInt(kind -> kind.tokens().size()).sum()).isGreaterThan(1_000);
      kinds.forEach(TokenAttackIT::isRefused);

      member.get("me").expect(200);
      trap.setSoTimeout(1);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private TokenForge forge(String trap) throws Exception {
    String keys = Api.anonymous().get("/.well-known/jwks.json").expect(200).body();
    String header =
        new String(
            Base64.getUrlDecoder().decode(member.token().split("\\.", -1)[0]),
            StandardCharsets.UTF_8);
    ECKey theirs =
        JWKSet.parse(keys).getKeys().stream()
            .filter(key -> header.contains(key.getKeyID()))
            .findFirst()
            .orElseThrow()
            .toECKey();
    ECKey own = new ECKeyGenerator(Curve.P_256).keyID(theirs.getKeyID()).generate();
    return new TokenForge(member.token(), theirs, own, trap);
  }

  private static void isRefused(Kind kind) {
    for (String token : kind.tokens()) {
      Answer answer = Api.anonymous().withToken(token).get("boards");
      assertThat(answer.status()).as("%s: %s", kind, token).isEqualTo(401);
      answer.expectProblem(401, "token.invalid");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void aTokenOfAnotherUseIsNoAccessToken() {
    JsonObject pair = Things.signIn(member);
    String refresh = pair.getString("refreshToken");

    Api.anonymous().withToken(refresh).get("me").expectProblem(401, "token.invalid");
    Answer swapped =
        Api.anonymous()
            .post("sessions/refresh", json("refreshToken", pair.getString("accessToken")));
    swapped.expectProblem(401, swapped.string("code"));
    Api.anonymous().post("sessions/refresh", json("refreshToken", refresh)).expect(201);
  }

  @Test
  void aGoodTokenBesideAnotherHeaderIsNotTakenAnywhere() {
    String two = "Authorization: Bearer " + member.token() + "\r\nAuthorization: Bearer x\r\n";
    for (String line :
        List.of("GET /api/v1/me", "GET /api/order?id=1", "POST /graphql", "GET /api/v1/boards")) {
      Replies replies =
          Wire.exchange(
              Plain.open("/"),
              line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + two + "\r\n");
      assertThat(replies.statuses()).as(line).containsExactly(401);
      assertThat(replies.text()).contains("\"token.invalid\"");
    }
  }

  @Test
  void aTokenInTheAddressOrInACookieIsNone() {
    String token = member.token();
    for (String name : List.of("access_token", "token", "jwt", "Authorization", "bearer")) {
      Api.anonymous().get("me?" + name + "=" + token).expectProblem(401, "unauthorized");
      Api.anonymous()
          .get("me", "Cookie", name + "=" + token + "; paopao_session=" + token)
          .expectProblem(401, "unauthorized");
    }
  }
}
