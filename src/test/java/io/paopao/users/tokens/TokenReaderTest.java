package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import io.paopao.platform.security.VerifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ECKey OURS = key("ours");
  private static final ECKey FOREIGN = key("ours");
  private static final Caller ADA = new Caller(7, "ada", Role.MODERATOR, 42);
  private static final TokenRules RULES =
      new TokenRules("paopao", "paopao-api", Duration.ofMinutes(5), Duration.ofSeconds(30));

  private static final String HEADER = "{'typ':'at+jwt','kid':'ours','alg':'ES256'}";
  private static final String CLAIMS =
      "{'iss':'paopao','aud':'paopao-api','sub':'7','upn':'ada','groups':['user'],'sid':'42',"
          + "'jti':'1','iat':1772366400,'exp':1772366700}";

  private final TokenReader reader =
      new TokenReader(
          kid -> Optional.of(OURS).filter(k -> k.getKeyID().equals(kid)),
          RULES,
          InstantSource.fixed(NOW));

  @Test
  void believesWhatThisForumHasIssued() {
    String token = AccessTokens.issue(OURS, RULES, ADA, NOW);

    VerifiedToken read = reader.read(token).orElseThrow();

    assertThat(read.caller()).isEqualTo(ADA);
    assertThat(read.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(read.id()).isNotEmpty();
  }

  @Test
  void believesTheHandMadeTokenThatTheAttacksStartFrom() {
    assertThat(reader.read(signed(HEADER, CLAIMS))).isPresent();
  }

  @Test
  void refusesTokensOfForeignKeys() {
    assertThat(reader.read(AccessTokens.issue(FOREIGN, RULES, ADA, NOW))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
  void refusesTokensWithoutASignature(String algorithm) {
    String head = encoded("{'typ':'at+jwt','kid':'ours','alg':'" + algorithm + "'}");

    assertThat(reader.read(head + "." + encoded(CLAIMS) + ".")).isEmpty();
    assertThat(reader.read(head + "." + encoded(CLAIMS) + "." + encoded("x"))).isEmpty();
  }

  @Test
  void refusesThePublicKeyAsASharedSecret() throws Exception {
    byte[][] secrets = {
      OURS.toECPublicKey().getEncoded(),
      OURS.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
      OURS.getX().decode()
    };
    String input = encoded(HEADER.replace("ES256", "HS256")) + "." + encoded(CLAIMS);
    for (byte[] secret : secrets) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] tag = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));

      assertThat(reader.read(input + "." + base64(tag))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "RS256", "PS256", "EdDSA", "ES384", "ES512", "ES256K"})
  void refusesOtherAlgorithms(String algorithm) {
    assertThat(reader.read(signed(HEADER.replace("ES256", algorithm), CLAIMS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'jku':'https://evil.example/jwks'",
        "'x5u':'https://evil.example/cert'",
        "'x5c':['AAAA']",
        "'jwk':{'kty':'EC','crv':'P-256','x':'AA','y':'AA'}",
        "'crit':['exp']",
        "'crit':['b64'],'b64':false",
        "'b64':false",
        "'zip':'DEF'",
        "'cty':'JWT'",
        "'alg':'ES256'"
      })
  void refusesHeadersThatNoTokenOfOursHas(String extra) {
    assertThat(reader.read(signed(HEADER.replace("{", "{" + extra + ","), CLAIMS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'kid':'../../etc/passwd'",
        "'kid':'ours\\u0000'",
        "'kid':'ours; DROP TABLE users.signing_key'",
        "'kid':7",
        "'other':'ours'"
      })
  void refusesUnknownKeys(String kid) {
    assertThat(reader.read(signed(HEADER.replace("'kid':'ours'", kid), CLAIMS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "", "rt+jwt", "logout+jwt", "dpop+jwt"})
  void refusesTokensOfAnotherType(String type) {
    assertThat(reader.read(signed(HEADER.replace("at+jwt", type), CLAIMS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'iss':'paopao'|'iss':'paopao.evil'",
        "'iss':'paopao'|'iss':['paopao']",
        "'iss':'paopao',|''",
        "'aud':'paopao-api'|'aud':'paopao-api2'",
        "'aud':'paopao-api'|'aud':['paopao-api','other']",
        "'aud':'paopao-api',|''",
        "'sub':'7'|'sub':'x'",
        "'sub':'7',|''",
        "'sid':'42'|'sid':42",
        "'sid':'42',|''",
        "'upn':'ada',|''",
        "'jti':'1',|''",
        "'groups':['user']|'groups':[]",
        "'groups':['user']|'groups':['root']",
        "'groups':['user']|'groups':'user'",
        "'groups':['user'],|''",
        "'iat':1772366400,|''",
        "'iat':1772366400|'iat':1772366431",
        "'iat':1772366400|'nbf':1772366400,'iat':1772366400",
        ",'exp':1772366700|''",
        "'exp':1772366700|'exp':1772366370",
        "'exp':1772366700|'exp':'1772366700'",
        "'exp':1772366700|'exp':-1",
        "'exp':1772366700|'exp':null",
        "'exp':1772366700|'exp':1e400"
      })
  void refusesClaimsThatAreNotForUsNow(String claim, String instead) {
    String changed = CLAIMS.replace(claim, instead.equals("''") ? "" : instead);

    assertThat(changed).isNotEqualTo(CLAIMS);
    assertThat(reader.read(signed(HEADER, changed))).isEmpty();
  }

  @Test
  void toleratesTheClockSkewAndNoMore() {
    assertThat(reader.read(signed(HEADER, CLAIMS.replace("1772366700", "1772366371")))).isPresent();
    assertThat(reader.read(signed(HEADER, CLAIMS.replace("1772366700", "1772366370")))).isEmpty();
  }

  @Test
  void refusesEveryTokenWithOneOtherCharacter() {
    String token = AccessTokens.issue(OURS, RULES, ADA, NOW);

    IntStream.range(0, token.length())
        .filter(i -> token.charAt(i) != '.')
        .mapToObj(i -> token.substring(0, i) + other(token.charAt(i)) + token.substring(i + 1))
        .filter(changed -> !sameBytes(changed, token))
        .forEach(changed -> assertThat(reader.read(changed)).as(changed).isEmpty());
  }

  @Test
  void refusesSignaturesOfNothing() {
    String input = encoded(HEADER) + "." + encoded(CLAIMS) + ".";

    assertThat(reader.read(input + base64(new byte[64]))).isEmpty();
    assertThat(reader.read(input + base64(new byte[0]))).isEmpty();
    assertThat(reader.read(input + base64(new byte[63]))).isEmpty();
    assertThat(reader.read(input + base64(new byte[512]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "{}", "{\"payload\":\"x\"}"})
  void refusesWhatIsNoToken(String text) {
    assertThat(reader.read(text)).isEmpty();
  }

  /// The last character of a part carries unused bits, which [Tokens] looks at before.
  private static boolean sameBytes(String one, String other) {
    return bytes(one).equals(bytes(other));
  }

  private static String bytes(String token) {
    return Arrays.stream(token.split("\\.", -1))
        .map(part -> HexFormat.of().formatHex(Base64.getUrlDecoder().decode(part)))
        .toList()
        .toString();
  }

  private static char other(char c) {
    return c == 'A' ? 'B' : 'A';
  }

  private static String signed(String header, String claims) {
    try {
      String input = encoded(header) + "." + encoded(claims);
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign((ECPrivateKey) OURS.toPrivateKey());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String json) {
    return base64(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ECKey key(String name) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
