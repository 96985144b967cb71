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
    SigningKeys.Loaded keys = new SigningKeys.Loaded(List.of(next, old), SIGNS, Instant.EPOCH);

    assertThat(keys.signing(SIGNS.minusSeconds(1))).isEqualTo(old);
    assertThat(keys.signing(SIGNS)).isEqualTo(next);
  }

  @Test
  void theFirstKeySignsAtOnce() {
    SigningKeys.Loaded keys = new SigningKeys.Loaded(List.of(old), SIGNS, Instant.EPOCH);

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
