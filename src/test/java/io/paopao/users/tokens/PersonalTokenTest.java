package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTokenTest {

  private final PersonalToken token = PersonalToken.create(734_981_204_981_239_999L);

  @Test
  void isReadAsItWasWritten() {
    assertThat(token.text()).matches("ppt_[A-Za-z0-9_-]{54}");
    assertThat(PersonalToken.parse(token.text())).contains(token);
    assertThat(token.matches(token.hash())).isTrue();
    assertThat(token.toString()).doesNotContain(token.secret());
  }

  @Test
  void anotherSecretDoesNotMatch() {
    assertThat(PersonalToken.create(token.id()).matches(token.hash())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ppt_", "ppt_AAAA", "aGVhZA.Ym9keQ.c2ln"})
  void nothingElseIsOne(String text) {
    assertThat(PersonalToken.parse(text)).isEmpty();
    assertThat(PersonalToken.parse(token.text() + "A")).isEmpty();
    assertThat(PersonalToken.parse(token.text().replaceFirst(".$", "*"))).isEmpty();
    assertThat(PersonalToken.parse("ppx_" + token.text().substring(4))).isEmpty();
  }

  @Test
  void hasOneSpelling() {
    // the last letter carries bits that no byte holds
    String other = token.text().substring(0, 57) + (char) (token.text().charAt(57) + 1);

    assertThat(PersonalToken.parse(other).filter(token::equals)).isEmpty();
  }
}
