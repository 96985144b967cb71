package io.paopao.users.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paopao.platform.Access;
import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import io.paopao.platform.security.VerifiedToken;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads access tokens and believes only those that this forum has signed, with ES256 and one of
/// its own keys, for itself, for now.
final class TokenReader {

  private static final JOSEObjectType TYPE = new JOSEObjectType(TokenRules.TYPE);

  /// No token of ours has another: `jwk`, `jku`, `x5u`, `crit`, `b64` and their kind are refused.
  private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");

  private final KnownKeys keys;
  private final TokenRules rules;
  private final InstantSource clock;

  TokenReader(KnownKeys keys, TokenRules rules, InstantSource clock) {
    this.keys = keys;
    this.rules = rules;
    this.clock = clock;
  }

  Optional<VerifiedToken> read(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (isOurs(jwt.getHeader()) && isSigned(jwt)) {
        return verified(jwt.getJWTClaimsSet());
      }
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // malformed in whatever way: nobody's token
    }
    return Optional.empty();
  }

  private static boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.ES256.equals(header.getAlgorithm())
        && TYPE.equals(header.getType())
        && header.getKeyID() != null
        && HEADERS.equals(header.getIncludedParams());
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    Optional<ECKey> key = keys.find(jwt.getHeader().getKeyID());
    return key.isPresent() && jwt.verify(new ECDSAVerifier(key.get()));
  }

  private Optional<VerifiedToken> verified(JWTClaimsSet claims) throws ParseException {
    Instant issued = instant(claims.getIssueTime());
    Instant expires = instant(claims.getExpirationTime());
    if (issued == null || expires == null || !holds(claims, issued, expires)) {
      return Optional.empty();
    }
    Caller caller =
        new Caller(
            Long.parseLong(claims.getSubject()),
            claims.getStringClaim("upn"),
            role(claims.getStringListClaim("groups")),
            Long.parseLong(claims.getStringClaim("sid")),
            Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))
                ? Access.FULL
                : Access.UNVERIFIED);
    return Optional.of(new VerifiedToken(caller, claims.getJWTID(), issued, expires));
  }

  private boolean holds(JWTClaimsSet claims, Instant issued, Instant expires) {
    Instant now = clock.instant();
    return rules.issuer().equals(claims.getIssuer())
        && claims.getAudience().equals(List.of(rules.audience()))
        && now.isBefore(expires.plus(rules.clockSkew()))
        && !issued.isAfter(now.plus(rules.clockSkew()))
        && claims.getNotBeforeTime() == null
        && claims.getJWTID() != null
        && claims.getClaim("upn") != null;
  }

  private static Role role(@Nullable List<String> groups) {
    if (groups == null || groups.isEmpty()) {
      throw new IllegalArgumentException("no groups");
    }
    return groups.stream().map(Role::of).max(Role::compareTo).orElseThrow();
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
