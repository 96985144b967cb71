package io.paopao.users.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import io.paopao.platform.security.TokenVerifier;
import io.paopao.platform.security.VerifiedToken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Issues and verifies access tokens: ES256 JWTs of a few minutes (RFC 9068).
@ApplicationScoped
public class AccessTokens implements TokenVerifier {

  @Inject private SigningKeys keys;

  @Inject
  @ConfigProperty(name = "paopao.security.issuer")
  private String issuer;

  @Inject
  @ConfigProperty(name = "paopao.security.audience")
  private String audience;

  @Inject
  @ConfigProperty(name = "paopao.security.clock-skew")
  private Duration clockSkew;

  @Inject
  @ConfigProperty(name = "paopao.users.access-token-life")
  private Duration life;

  @SuppressWarnings("NullAway.Init") // by open()
  private TokenRules rules;

  @SuppressWarnings("NullAway.Init") // by open()
  private TokenReader reader;

  @PostConstruct
  void open() {
    rules = new TokenRules(issuer, audience, life, clockSkew);
    reader = new TokenReader(keys, rules, InstantSource.system());
  }

  /// How long a new token holds.
  public Duration life() {
    return rules.life();
  }

  public String issue(Caller caller) {
    return issue(keys.current(), rules, caller, Instant.now());
  }

  @Override
  public Optional<VerifiedToken> verify(String token) {
    return reader.read(token);
  }

  static String issue(ECKey key, TokenRules rules, Caller caller, Instant now) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(TokenRules.TYPE))
            .keyID(key.getKeyID())
            .build();
    SignedJWT jwt = new SignedJWT(header, claims(rules, caller, now));
    try {
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet claims(TokenRules rules, Caller caller, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(rules.issuer())
        .audience(rules.audience())
        .subject(String.valueOf(caller.id()))
        .claim("upn", caller.handle())
        .claim(
            "groups",
            Arrays.stream(Role.values()).filter(caller.role()::includes).map(Role::code).toList())
        .claim("email_verified", caller.access().verified())
        .claim("sid", String.valueOf(caller.session()))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(rules.life())))
        .build();
  }
}
