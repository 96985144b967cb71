package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import org.junit.jupiter.api.Test;

class ConditionalTest {

  @Test
  void whatElseATagShowsDoesNotGuardTheVersion() {
    assertThatCode(() -> Conditional.requireOwn("\"7-1f\"", 7)).doesNotThrowAnyException();
    assertThatCode(() -> Conditional.requireOwn("\"6-0\", \"7-1f-en\"", 7))
        .doesNotThrowAnyException();
    assertThatCode(() -> Conditional.requireOwn("\"7\"", 7)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Conditional.requireOwn("\"8-7\"", 7)).isInstanceOf(Problem.class);
  }

  @Test
  void aTagOfManyPartsIsNoVersion() {
    String many = "\"1" + "-0".repeat(100_000) + "\"";
    assertThatCode(() -> Conditional.requireOwn(many, 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Conditional.requireOwn(many, 2)).isInstanceOf(Problem.class);
  }
}
