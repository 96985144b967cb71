package io.paopao.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {

  /// Vectors of the reference implementation.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
      })
  void agreesWithTheReferenceImplementation(String phc) {
    assertThat(Argon2.matches("password", phc)).isTrue();
    assertThat(Argon2.matches("passwore", phc)).isFalse();
  }

  @Test
  void hashesAtTheAgreedCostWithASaltOfItsOwn() {
    String one = Argon2.hash("correct horse");
    String two = Argon2.hash("correct horse");

    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two);
    assertThat(Argon2.matches("correct horse", one)).isTrue();
    assertThat(Argon2.isOutdated(one)).isFalse();
  }

  /// What one hash has left in memory changes nothing about the next, of whatever cost.
  @Test
  void hashesAlikeInUsedMemory() {
    String hash = Argon2.hash("correct horse");
    for (int i = 0; i < 3; i++) {
      Argon2.hash("battery staple " + i);
      agreesWithTheReferenceImplementation(
          "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

      assertThat(Argon2.matches("correct horse", hash)).isTrue();
    }
  }

  @Test
  void knowsHashesOfAnotherCostAsOutdated() {
    assertThat(Argon2.isOutdated("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg"))
        .isTrue();
  }

  @Test
  void refusesOtherForms() {
    assertThatThrownBy(() -> Argon2.matches("password", "$2b$12$abcdefghijklmnopqrstuv"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
