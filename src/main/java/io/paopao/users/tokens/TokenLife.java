package io.paopao.users.tokens;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How long access tokens hold: what must be remembered for as long as they may.
@Dependent
class TokenLife {

  private final Duration life;
  private final Duration clockSkew;

  @Inject
  TokenLife(
      @ConfigProperty(name = "paopao.users.access-token-life") Duration life,
      @ConfigProperty(name = "paopao.security.clock-skew") Duration clockSkew) {
    this.life = life;
    this.clockSkew = clockSkew;
  }

  /// From its issue to the last moment in which some node may take it.
  Duration longest() {
    return life.plus(clockSkew);
  }
}
