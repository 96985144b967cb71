package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

  @ParameterizedTest
  @ValueSource(strings = {"thread:42", "board:java-25", "user:9223372036854775807", "item:pen-1"})
  void knowsWhatCanBeWatched(String name) {
    assertThat(Channel.parse(name).map(Channel::name)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "thread",
        "thread:",
        "thread:042",
        "thread:x",
        "thread:1\"",
        "board:Java",
        "board:a b",
        "board:-a",
        "user:-1",
        "users:1",
        "THREAD:1",
        "thread:12345678901234567890",
        "thread:9223372036854775808",
        "item:Pen",
        "item:",
        "thread:1\n"
      })
  void knowsNothingElse(String name) {
    assertThat(Channel.parse(name)).isEmpty();
  }
}
