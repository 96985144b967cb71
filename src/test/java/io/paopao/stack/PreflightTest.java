package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreflightTest {

  @Test
  void fullDiskIsRefused() {
    assertThatThrownBy(() -> Preflight.requireSpace(Path.of("/data"), 200_000_000))
        .hasMessage("Only 200 MB are free on the disk of /data, but the servers need 1500 MB.");
  }

  @Test
  void missingServerIsNamed() {
    assertThatThrownBy(() -> Preflight.requireFile(Path.of("/nowhere/wlp.zip")))
        .hasMessageContaining("\"/nowhere/wlp.zip\" is missing");
  }
}
