package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final Instant SIGNS = Instant.parse("2026-01-01T00:02:00Z");

  private final ECKey old = key();
  private final ECKey next = key();

  @Test
  void aNewKeySignsWhenEveryoneKnowsIt() {
    ECKey between = key();
    List<Instant> from = List.of(SIGNS, SIGNS.minusSeconds(5), SIGNS.minusSeconds(1_000));
    SigningKeys.Loaded keys =
        new SigningKeys.Loaded(List.of(next, between, old), from, Instant.EPOCH);

    assertThat(keys.signing(SIGNS.minusSeconds(9))).isEqualTo(old);
    assertThat(keys.signing(SIGNS.minusSeconds(1))).isEqualTo(between);
    assertThat(keys.signing(SIGNS)).isEqualTo(next);
  }

  @Test
  void theFirstKeySignsAtOnce() {
    SigningKeys.Loaded keys = new SigningKeys.Loaded(List.of(old), List.of(SIGNS), Instant.EPOCH);

    assertThat(keys.signing(SIGNS.minusSeconds(1))).isEqualTo(old);
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
