package io.paopao.pages.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void saysEachErrorOnce() {
    Form form = new Form(Map.of(), Map.of("c", "too few", "a", "odd", "b", "too few"), null);
    assertThat(form.errorsBut("")).containsExactly("odd", "too few");
    assertThat(form.errorsBut("a")).containsExactly("too few");
    assertThat(form.errorsBut("b")).containsExactly("odd", "too few");
    assertThat(Form.EMPTY.errorsBut("a")).isEmpty();
  }
}
