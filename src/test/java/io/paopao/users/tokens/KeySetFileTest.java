package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.paopao.platform.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetFileTest {

  @TempDir private Path folder;

  @Test
  void theLastKeysStandInItWithoutTheirSecrets() throws Exception {
    Path path = folder.resolve("keys.json");
    KeySetFile file = new KeySetFile(path);
    ECKey first = key();
    ECKey second = key();

    file.write(List.of(first));
    file.write(List.of(second, first));

    JWKSet stored = JWKSet.load(path.toFile());
    assertThat(stored.getKeys()).containsExactly(second.toPublicJWK(), first.toPublicJWK());
    assertThat(Files.readString(path)).doesNotContain("\"d\"");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void whatCantBeWrittenIsAnOutageAndTriedAgain() throws Exception {
    Path path = folder.resolve("missing/keys.json");
    KeySetFile file = new KeySetFile(path);
    List<ECKey> keys = List.of(key());
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> file.write(keys));

    Files.createDirectory(path.getParent());
    file.write(keys);

    assertThat(path).exists();
  }

  private static ECKey key() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
  }
}
