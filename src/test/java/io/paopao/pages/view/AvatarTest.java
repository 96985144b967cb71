package io.paopao.pages.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvatarTest {

  @Test
  void takesOneCharacterOfHanNames() {
    assertThat(Avatar.initials("林月")).isEqualTo("林");
  }

  @Test
  void takesTwoLettersOfAlphabeticNames() {
    assertThat(Avatar.initials("olive_marten_8564")).isEqualTo("OM");
    assertThat(Avatar.initials("ada")).isEqualTo("A");
    assertThat(Avatar.initials("user 77")).isEqualTo("U");
  }

  @Test
  void hasAFaceForNamesWithoutLetters() {
    assertThat(Avatar.initials("__")).isEqualTo("?");
    assertThat(Avatar.initials("𠀋山")).isEqualTo("𠀋");
  }

  @Test
  void keepsTheHueOfAHandle() {
    assertThat(Avatar.hue("lin_yue")).isEqualTo(Avatar.hue("lin_yue")).matches("hue-(\\d|1[01])");
  }
}
