package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":1}]}",
        "[1,\"x\",null,true,{}]",
        "\"text\"",
        "  {\"a\":\"😀 \\ud83d\\ude00\"}\n",
        "{\"a\":1e400}"
      })
  void takesWhatHasOneMeaning(String text) {
    assertThatCode(() -> StrictJson.check(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "{\"b\":[{\"a\":1,\"a\":2}]}",
        "{\"a\":1} x",
        "{}{}",
        "1 2",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"\\ud83d\":1}",
        "\ufeff{}",
        "{'a':1}",
        "[1,]"
      })
  void refusesWhatHasTwo(String text) {
    assertThatThrownBy(() -> StrictJson.check(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void refusesWhatNestsTooDeeply() {
    assertThatCode(() -> StrictJson.check("[".repeat(100) + "]".repeat(100)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> StrictJson.check("[".repeat(101) + "]".repeat(101)))
        .isInstanceOf(Problem.class);
  }
}
