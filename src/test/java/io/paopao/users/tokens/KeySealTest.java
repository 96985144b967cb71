package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeySealTest {

  @Test
  void opensWhatItHasSealed() {
    KeySeal seal = new KeySeal("secret");
    String sealed = seal.seal("kid", "private");

    assertThat(sealed).startsWith("aes-gcm:").isNotEqualTo(seal.seal("kid", "private"));
    assertThat(seal.open("kid", sealed)).isEqualTo("private");
  }

  @Test
  void opensNothingUnderAnotherSecretOrName() {
    String sealed = new KeySeal("secret").seal("kid", "private");

    assertThatThrownBy(() -> new KeySeal("other").open("kid", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new KeySeal("secret").open("other", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void leavesKeysAsTheyAreWithoutASecret() {
    KeySeal none = new KeySeal("");

    assertThat(none.open("kid", none.seal("kid", "private"))).isEqualTo("private");
  }
}
