package io.paopao.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paopao.platform.Scope;
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

  /// So long before its end, so that whoever holds a connection by it hears of the new end in time.
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final TokenVerifier verifier;
  private final PersonalTokenVerifier personal;
  private final RevokedSessions revoked;
  private final InstantSource clock;
  private final Duration clockSkew;
  private final Cache<TokenDigest, VerifiedToken> known;

  @Inject
  Tokens(
      TokenVerifier verifier,
      PersonalTokenVerifier personal,
      RevokedSessions revoked,
      @ConfigProperty(name = "paopao.security.token-cache-size") int cacheSize,
      @ConfigProperty(name = "paopao.security.clock-skew") Duration clockSkew) {
    this(
        new Verifiers(verifier, personal),
        revoked,
        InstantSource.system(),
        new Bounds(cacheSize, clockSkew));
  }

  Tokens(Verifiers verifiers, RevokedSessions revoked, InstantSource clock, Bounds bounds) {
    this.verifier = verifiers.access();
    this.personal = verifiers.personal();
    this.revoked = revoked;
    this.clock = clock;
    this.clockSkew = bounds.clockSkew();
    this.known = Caffeine.newBuilder().maximumSize(bounds.cacheSize()).build();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Tokens() {
    this(new Verifiers(null, null), null, InstantSource.system(), new Bounds(0, Duration.ZERO));
  }

  /// Of access tokens, and of personal ones.
  record Verifiers(TokenVerifier access, PersonalTokenVerifier personal) {}

  /// How many tokens are remembered, and how long one still holds after its end.
  record Bounds(int cacheSize, Duration clockSkew) {}

  /// The caller of a token that holds now and that may read; empty for anything else, whatever is
  /// wrong with it.
  public Optional<VerifiedToken> check(String token) {
    return check(token, verified -> true).filter(t -> t.caller().access().may(Scope.READ));
  }

  /// What was verified before, still holds and may read; null for any other token, which may be
  /// good, too.
  @Nullable VerifiedToken remembered(String token) {
    if (token.length() > TokenForm.MAX_LENGTH) {
      return null;
    }
    TokenDigest digest = TokenDigest.of(token);
    VerifiedToken verified = known.getIfPresent(digest);
    return verified != null && verified.caller().access().may(Scope.READ) && holds(digest, verified)
        ? verified
        : null;
  }

  /// Like [#check(String)]; a token that is not known yet must also pass a second check.
  Optional<VerifiedToken> check(String token, Predicate<VerifiedToken> second) {
    if (token.length() > TokenForm.MAX_LENGTH) {
      return Optional.empty();
    }
    TokenDigest digest = TokenDigest.of(token);
    VerifiedToken verified = known.getIfPresent(digest);
    if (verified == null || isToBeLookedAtAgain(verified)) {
      verified = verified(token, second);
      if (verified == null) {
        known.invalidate(digest);
      } else {
        known.put(digest, verified);
      }
    }
    return Optional.ofNullable(verified).filter(found -> holds(digest, found));
  }

  /// A personal token lives on when what is remembered of it does not.
  private boolean isToBeLookedAtAgain(VerifiedToken token) {
    return token.caller().access().personal()
        && clock.instant().isAfter(token.expiresAt().minus(LOOK_AGAIN));
  }

  private @Nullable VerifiedToken verified(String token, Predicate<VerifiedToken> second) {
    if (token.startsWith(PersonalTokenVerifier.PREFIX)) {
      return personal.verify(token).orElse(null);
    }
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
