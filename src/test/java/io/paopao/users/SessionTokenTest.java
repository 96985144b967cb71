package io.paopao.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTokenTest {

  private final SessionToken token = SessionToken.of(4711);

  @Test
  void comesBackFromItsText() {
    assertThat(SessionToken.parse(token.text())).contains(token);
    assertThat(token.text()).hasSize(75).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void hasOneSpellingOnly() {
    String text = token.text();

    assertThat(SessionToken.parse(null)).isEmpty();
    assertThat(SessionToken.parse("")).isEmpty();
    assertThat(SessionToken.parse(text + "=")).isEmpty();
    assertThat(SessionToken.parse(text.substring(1))).isEmpty();
    assertThat(SessionToken.parse(" " + text.substring(1))).isEmpty();
    char last = (char) (text.charAt(74) + 1);
    assertThat(SessionToken.parse(text.substring(0, 74) + last)).isEmpty();
  }

  @Test
  void hasOneSuccessorForEachSalt() {
    String salt = SessionToken.salt();
    SessionToken next = token.successor(salt);

    assertThat(next).isEqualTo(token.successor(salt)).isNotEqualTo(token);
    assertThat(next.session()).isEqualTo(4711);
    assertThat(next.familyHash()).isEqualTo(token.familyHash());
    assertThat(next).isNotEqualTo(token.successor(SessionToken.salt()));
  }

  @Test
  void comparesHashes() {
    assertThat(SessionToken.same(token.secretHash(), token.secretHash())).isTrue();
    assertThat(SessionToken.same(token.secretHash(), token.familyHash())).isFalse();
    assertThat(SessionToken.same(token.secretHash(), null)).isFalse();
  }
}
