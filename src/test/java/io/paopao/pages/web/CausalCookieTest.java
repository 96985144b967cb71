package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausalCookieTest {

  @Test
  void holdsNoComma() {
    assertThat(CausalCookie.value("0-1-5,1-1-7")).isEqualTo("0-1-5_1-1-7");
    assertThat(CausalCookie.later("0-1-5_1-1-7", null)).isEqualTo("0-1-5,1-1-7");
  }

  @Test
  void countsTheLaterWrite() {
    assertThat(CausalCookie.later("0-1-9", "0-1-10")).isEqualTo("0-1-10");
    assertThat(CausalCookie.later("0-1-10", "0-1-9")).isEqualTo("0-1-10");
    assertThat(CausalCookie.later(null, "0-1-9")).isEqualTo("0-1-9");
  }

  @Test
  void asksForNothingWithoutAToken() {
    assertThat(CausalCookie.later(null, "")).isNull();
    assertThat(CausalCookie.later("' OR 1=1", "x")).isNull();
    assertThat(CausalCookie.later("0-1-9999999999999999999", "0-1-3")).isEqualTo("0-1-3");
  }
}
