package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/t/1?page=2&cursor=abc#p-3", "/search?q=%E6%B3%A1", "/u/a_b-c"})
  void goesOnToPagesOfOurs(String path) {
    assertThat(LocalPath.of(path, "/home")).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t/1",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
        "/\t/evil.example",
        "/泡",
        "/%zz",
      })
  void goesNowhereElse(String path) {
    assertThat(LocalPath.of(path, "/home")).isEqualTo("/home");
  }

  @Test
  void hasSomewhereToGoWithoutAWish() {
    assertThat(LocalPath.of(null, "/home")).isEqualTo("/home");
  }
}
