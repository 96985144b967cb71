package io.paopao.push.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.domain.Command;
import io.paopao.push.domain.StreamPosition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("{\"id\":1,\"connect\":{}}", new Command.Connect(1, null)),
        Arguments.of(
            "{\"connect\":{\"token\":\"t\",\"later\":1},\"id\":1}", new Command.Connect(1, "t")),
        Arguments.of(
            "{\"id\":2,\"subscribe\":{\"channel\":\"c\"}}", new Command.Subscribe(2, "c", null)),
        Arguments.of(
            "{\"id\":2,\"subscribe\":{\"channel\":\"c\",\"since\":{\"epoch\":\"e\",\"offset\":0}}}",
            new Command.Subscribe(2, "c", new StreamPosition("e", 0))),
        Arguments.of(
            "{\"id\":2,\"history\":{\"channel\":\"c\",\"limit\":5}}",
            new Command.History(2, "c", null, 5)),
        Arguments.of(
            "{\"id\":9007199254740991,\"presence\":{\"channel\":\"c\"}}",
            new Command.Presence(9007199254740991L, "c")),
        Arguments.of(
            "{\"id\":2,\"unsubscribe\":{\"channel\":\"c\"}}", new Command.Unsubscribe(2, "c")),
        Arguments.of("{\"id\":2,\"typing\":{\"channel\":\"c\"}}", new Command.Typing(2, "c")),
        Arguments.of("{\"id\":2,\"refresh\":{\"token\":\"t\"}}", new Command.Refresh(2, "t")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void readsCommands(String text, Command command) {
    assertThat(Incoming.read(text)).isEqualTo(new Incoming.Asked(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":3}",
        "{\"id\":3,\"subscribe\":{}}",
        "{\"id\":3,\"subscribe\":[]}",
        "{\"id\":3,\"subscribe\":{\"channel\":1}}",
        "{\"id\":3,\"subscribe\":{\"channel\":\"c\",\"since\":5}}",
        "{\"id\":3,\"subscribe\":{\"channel\":\"c\",\"since\":{\"epoch\":\"e\",\"offset\":-1}}}",
        "{\"id\":3,\"subscribe\":{\"channel\":\"c\",\"since\":{\"epoch\":\"e\",\"offset\":1e999}}}",
        "{\"id\":3,\"subscribe\":{\"channel\":\"c\",\"since\":{\"epoch\":\"e\",\"offset\":\"1\"}}}",
        "{\"id\":3,\"ping\":{},\"connect\":{}}",
        "{\"id\":3,\"publish\":{\"channel\":\"c\"}}",
        "{\"id\":3,\"connect\":{\"token\":5}}",
        "{\"id\":3,\"refresh\":{}}"
      })
  void answersWhatIsNoCommand(String text) {
    assertThat(Incoming.read(text)).isEqualTo(new Incoming.Malformed(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "{",
        "[]",
        "null",
        "{}{}",
        "{\"connect\":{}}",
        "{\"id\":0,\"connect\":{}}",
        "{\"id\":-1,\"connect\":{}}",
        "{\"id\":1.5,\"connect\":{}}",
        "{\"id\":1e3,\"connect\":{}}",
        "{\"id\":\"1\",\"connect\":{}}",
        "{\"id\":99999999999999999999,\"connect\":{}}"
      })
  void refusesWhatCannotBeAnswered(String text) {
    assertThat(Incoming.read(text)).isEqualTo(new Incoming.Garbage());
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    assertThat(Incoming.read("{\"id\":1,\"connect\":" + "[".repeat(30_000)))
        .isEqualTo(new Incoming.Garbage());
    assertThat(Incoming.read("{\"id\":1,\"connect\":" + "{\"a\":".repeat(10_000)))
        .isEqualTo(new Incoming.Garbage());
  }

  @Test
  void takesAnEmptyObjectAsASignOfLife() {
    assertThat(Incoming.read("{}")).isEqualTo(new Incoming.Pong());
    assertThat(Incoming.read(" { } ")).isEqualTo(new Incoming.Pong());
  }
}
