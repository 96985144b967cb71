package io.paopao.notifications.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void keepsShortTextsOnOneLine() {
    assertThat(Excerpt.of(" one\n\n two ", 20)).isEqualTo("one two");
  }

  @Test
  void marksWhatItCuts() {
    assertThat(Excerpt.of("abcdef", 4)).isEqualTo("abcd…");
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(Excerpt.of("ab👩‍👩‍👧cd", 4)).isEqualTo("ab…");
  }

  @Test
  void endsWithNothingWhenTheFirstCharacterIsTooLong() {
    assertThat(Excerpt.of("👩‍👩‍👧", 4)).isEqualTo("…");
  }
}
