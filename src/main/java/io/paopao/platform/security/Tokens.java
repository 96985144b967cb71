package io.paopao.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Says who an access token stands for. A token that was verified once is remembered until it
/// expires, so that most requests cost no signature check.
///
/// Thread-safe.
@ApplicationScoped
public class Tokens {

  private final TokenVerifier verifier;
  private final RevokedSessions revoked;
  private final InstantSource clock;
  private final Duration clockSkew;
  private final Cache<TokenDigest, VerifiedToken> known;

  @Inject
  Tokens(
      TokenVerifier verifier,
      RevokedSessions revoked,
      @ConfigProperty(name = "paopao.security.token-cache-size") int cacheSize,
      @ConfigProperty(name = "paopao.security.clock-skew") Duration clockSkew) {
    this(verifier, revoked, InstantSource.system(), new Bounds(cacheSize, clockSkew));
  }

  Tokens(TokenVerifier verifier, RevokedSessions revoked, InstantSource clock, Bounds bounds) {
    this.verifier = verifier;
    this.revoked = revoked;
    this.clock = clock;
    this.clockSkew = bounds.clockSkew();
    this.known = Caffeine.newBuilder().maximumSize(bounds.cacheSize()).build();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Tokens() {
    this(null, null, InstantSource.system(), new Bounds(0, Duration.ZERO));
  }

  /// How many tokens are remembered, and how long one still holds after its end.
  record Bounds(int cacheSize, Duration clockSkew) {}

  /// The caller of a token that holds now; empty for anything else, whatever is wrong with it.
  public Optional<VerifiedToken> check(String token) {
    return check(token, verified -> true);
  }

  /// What was verified before and still holds; null for any other token, which may be good, too.
  @Nullable VerifiedToken remembered(String token) {
    if (token.length() > TokenForm.MAX_LENGTH) {
      return null;
    }
    TokenDigest digest = TokenDigest.of(token);
    VerifiedToken verified = known.getIfPresent(digest);
    return verified != null && holds(digest, verified) ? verified : null;
  }

  /// Like [#check(String)]; a token that is not known yet must also pass a second check.
  Optional<VerifiedToken> check(String token, Predicate<VerifiedToken> second) {
    if (token.length() > TokenForm.MAX_LENGTH) {
      return Optional.empty();
    }
    TokenDigest digest = TokenDigest.of(token);
    VerifiedToken verified = known.getIfPresent(digest);
    if (verified == null) {
      verified = verified(token, second);
      if (verified != null) {
        known.put(digest, verified);
      }
    }
    return Optional.ofNullable(verified).filter(found -> holds(digest, found));
  }

  private @Nullable VerifiedToken verified(String token, Predicate<VerifiedToken> second) {
    return TokenForm.fits(token) ? verifier.verify(token).filter(second).orElse(null) : null;
  }

  private boolean holds(TokenDigest digest, VerifiedToken token) {
    Instant end = token.expiresAt().plus(clockSkew);
    if (clock.instant().isBefore(end) && !revoked.contains(token.caller().session())) {
      return true;
    }
    known.invalidate(digest);
    return false;
  }
}
