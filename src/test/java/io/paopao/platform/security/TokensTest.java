package io.paopao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Access;
import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import io.paopao.platform.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TOKEN = "aGVhZA.Ym9keQ.c2ln";
  private static final VerifiedToken ADA =
      new VerifiedToken(
          new Caller(7, "ada", Role.USER, 42), "1", START, START.plus(Duration.ofMinutes(5)));

  private final AtomicInteger checks = new AtomicInteger();
  private final Map<String, VerifiedToken> personal = new HashMap<>();
  private final Set<Long> revoked = new HashSet<>();
  private Instant now = START;

  private final Tokens tokens =
      new Tokens(
          new Tokens.Verifiers(
              token -> {
                checks.incrementAndGet();
                return Optional.of(ADA);
              },
              token -> Optional.ofNullable(personal.get(token))),
          revoked::contains,
          () -> now,
          new Tokens.Bounds(10, Duration.ofSeconds(30)));

  @Test
  void verifiesATokenOnce() {
    assertThat(tokens.check(TOKEN)).contains(ADA);
    assertThat(tokens.check(TOKEN)).contains(ADA);
    assertThat(checks).hasValue(1);
  }

  @Test
  void looksAtAPersonalTokenAgainBeforeWhatItRemembersEnds() {
    VerifiedToken first = personal(Set.of(Scope.READ));
    personal.put("ppt_1", first);
    assertThat(tokens.check("ppt_1")).contains(first);

    now = now.plus(Duration.ofMinutes(4)).plusSeconds(1);
    VerifiedToken second = personal(Set.of(Scope.READ));
    personal.put("ppt_1", second);
    assertThat(tokens.check("ppt_1")).contains(second);

    now = now.plus(Duration.ofMinutes(4)).plusSeconds(1);
    personal.clear();
    assertThat(tokens.check("ppt_1")).isEmpty();
    assertThat(checks).hasValue(0);
  }

  @Test
  void takesAPersonalTokenThatMayNotReadForNone() {
    personal.put("ppt_1", personal(Set.of(Scope.WRITE)));

    assertThat(tokens.check("ppt_1")).isEmpty();
  }

  private VerifiedToken personal(Set<Scope> scopes) {
    Caller caller = new Caller(7, "ada", Role.USER, 43, Access.personal(true, scopes));
    return new VerifiedToken(caller, "2", now, now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void forgetsATokenWhenItExpires() {
    tokens.check(TOKEN);
    now = ADA.expiresAt().plus(Duration.ofSeconds(29));
    assertThat(tokens.check(TOKEN)).isPresent();

    now = ADA.expiresAt().plus(Duration.ofSeconds(30));
    assertThat(tokens.check(TOKEN)).isEmpty();
  }

  @Test
  void refusesTokensOfRevokedSessionsAtOnce() {
    tokens.check(TOKEN);
    revoked.add(42L);

    assertThat(tokens.check(TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "aGVhZA.Ym9keQ",
        "aGVhZA.Ym9keQ.",
        ".Ym9keQ.c2ln",
        "aGVhZA..c2ln",
        "aGVhZA.Ym9keQ.c2ln.",
        "aGVhZA.Ym9keQ.c2ln.AAAA.AAAA",
        " aGVhZA.Ym9keQ.c2ln",
        "aGVhZA.Ym9keQ.c2ln ",
        "aGVhZA==.Ym9keQ.c2ln",
        "aGVhZB.Ym9keQ.c2ln",
        "aGVhZA.Ym9keR.c2ln",
        "aGVhZA.Ym9k eQ.c2ln",
        "aGVhZA.Ym+/eQ.c2ln",
        "aGVhZA.Ym9keQ.c2lné"
      })
  void asksNobodyAboutWhatHasNotTheForm(String text) {
    assertThat(tokens.check(text)).isEmpty();
    assertThat(checks).hasValue(0);
  }

  @Test
  void asksNobodyAboutOversizedTokens() {
    assertThat(tokens.check("aGVhZA.Ym9keQ." + "A".repeat(4096))).isEmpty();
    assertThat(checks).hasValue(0);
  }
}
