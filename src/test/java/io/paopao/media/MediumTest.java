package io.paopao.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediumTest {

  private static final String ONE = "0123456789abcdef0123456789abcdef";
  private static final String TWO = "f".repeat(32);

  @Test
  void aTextNamesTheMediaWhoseAddressesStandInIt() {
    String text =
        "![a](/media/%s) [b](https://forum.example/media/%s \"t\") ![a](/media/%s)"
            .formatted(TWO, ONE, TWO);
    assertThat(Medium.namedIn(text)).containsExactly(ONE, TWO);
    assertThat(Medium.namedIn("/media/" + ONE + "0 /media/x /media/")).isEmpty();
  }

  @Test
  void onlyTheAddressItselfIsOne() {
    assertThat(Medium.isUrl("/media/" + ONE)).isTrue();
    assertThat(Medium.isUrl("/media/" + ONE + "?x")).isFalse();
    assertThat(Medium.isUrl("//evil.example/media/" + ONE)).isFalse();
    assertThat(Medium.isUrl(null)).isFalse();
    assertThat(Medium.isId(ONE)).isTrue();
    assertThat(Medium.isId(ONE.toUpperCase(java.util.Locale.ROOT))).isFalse();
  }
}
