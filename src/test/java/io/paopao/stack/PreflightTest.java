package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreflightTest {

  @Test
  void olderJdkIsRefused() {
    assertThatThrownBy(() -> Preflight.requireJava(21))
        .hasMessage(
            "The forum needs JDK 25, this is 21: install it where Maven's toolchains find it.");
    assertThatCode(() -> Preflight.requireJava(25)).doesNotThrowAnyException();
  }

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
