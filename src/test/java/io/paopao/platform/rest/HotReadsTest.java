package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotReadsTest {

  @Test
  void anIdIsTheRestOfThePath() {
    assertThat(HotReads.id("/posts/913755896699560828", "/posts/".length()))
        .isEqualTo(913755896699560828L);
    assertThat(HotReads.id("/posts/7", "/posts/".length())).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/posts/",
        "/posts/0",
        "/posts/07",
        "/posts/-7",
        "/posts/7/",
        "/posts/7/revisions",
        "/posts/7;a=b",
        "/posts/%37",
        "/posts/٧",
        "/posts/7777777777777777777"
      })
  void otherFormsGoTheWholeWay(String uri) {
    assertThat(HotReads.id(uri, "/posts/".length())).isEqualTo(-1);
  }
}
