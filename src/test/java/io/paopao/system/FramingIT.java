package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests whose beginning, end or target two readers may see in different places.
class FramingIT {

  private static final Path SHAPES = Path.of("src/test/resources/http/framing.txt");

  /// What nobody has asked for, if the body is read as a body.
  private static final String SMUGGLED =
      "GET /api/v1/boards/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String LAST =
      "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  static Stream<Arguments> shapes() throws IOException {
    return Files.readAllLines(SHAPES).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", 2)).map(String::strip).toArray())
        .map(Arguments::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aRequestOfTwoMeaningsHasOneOrNone(String name, String shape) {
    String text = Bytes.unescaped(shape.replace("<smuggled>", SMUGGLED));
    Replies replies = Wire.exchange(Plain.open("/"), text + LAST);

    assertThat(replies.text()).as(name).doesNotContain("boards/smuggled");
    assertThat(replies.statuses()).as(name).allMatch(FramingIT::isNoFailure);
    assertThat(refusals(replies)).as(name).hasSizeLessThanOrEqualTo(1);
    assertThat(replies.text()).as(name).doesNotContain("Exception", "\tat ", "SRVE", "CWWK");
  }

  /// 505 is what the server says to a version that it does not know.
  private static boolean isNoFailure(int status) {
    return status < 500 || status == 505;
  }

  private static List<Integer> refusals(Replies replies) {
    return replies.statuses().stream().filter(status -> status != 200 && status != 100).toList();
  }

  @AfterEach
  void theForumServesOthers() {
    Api.anonymous().get("boards").expect(200);
  }
}
