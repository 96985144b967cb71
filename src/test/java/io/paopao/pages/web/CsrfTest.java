package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrfTest {

  @Test
  void differsFromSessionToSession() {
    assertThat(Csrf.token("cookie-a")).isEqualTo(Csrf.token("cookie-a"));
    assertThat(Csrf.token("cookie-a")).isNotEqualTo(Csrf.token("cookie-b"));
    assertThat(Csrf.token("cookie-a")).doesNotContain("cookie");
  }

  @Test
  void isTheSameForAllGuests() {
    assertThat(Csrf.token(null)).isEqualTo(Csrf.token(null)).isNotEqualTo(Csrf.token("cookie"));
  }

  @Test
  void refusesAMissingOrAnotherToken() {
    assertThat(Csrf.same("a", null)).isFalse();
    assertThat(Csrf.same("a", "")).isFalse();
    assertThat(Csrf.same("a", "b")).isFalse();
    assertThat(Csrf.same("a", "a")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, https://forum.example, forum.example, true",
        "same-origin, -, forum.example, true",
        "cross-site, https://forum.example, forum.example, false",
        "same-site, https://forum.example, forum.example, false",
        "none, -, forum.example, false",
        "-, https://forum.example, forum.example, true",
        "-, http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "-, https://Forum.example, forum.example, true",
        "-, https://evil.example, forum.example, false",
        "-, https://forum.example:8443, forum.example, false",
        "-, https://forum.example.evil.example, forum.example, false",
        "-, null, forum.example, false",
        "-, '', '', false",
        "-, 'http://a b', forum.example, false",
        "-, -, forum.example, false",
        "-, https://forum.example, -, false",
      })
  void believesOnlyPagesOfTheSameOrigin(
      String fetchSite, String origin, String host, boolean ours) {
    assertThat(new Csrf.Source(fetchSite, origin, host).ours()).isEqualTo(ours);
  }
}
