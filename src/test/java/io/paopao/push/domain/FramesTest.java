package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "泡泡", "é ß", "🫧 bubbles 🫧"})
  void weighsAsMuchAsItsUtf8(String text) {
    assertThat(Frame.of(text).bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void isOnePushForAllSubscribers() {
    Publication publication = Publication.of("thread:42", 21, "post.created", "{\"id\":\"7\"}");
    assertThat(publication.frame().text())
        .isEqualTo(
            """
            {"push":{"channel":"thread:42","pub":{"offset":21,"type":"post.created","data":{"id":"7"}}}}\
            """);
    assertThat(publication.json("thread:42"))
        .isEqualTo(
            """
            {"offset":21,"type":"post.created","data":{"id":"7"}}\
            """);
  }

  @Test
  void saysWhetherToComeBack() {
    assertThat(Disconnect.SLOW.frame().text())
        .isEqualTo(
            """
            {"push":{"disconnect":{"code":3008,"reason":"slow","reconnect":true}}}\
            """);
    assertThat(Disconnect.INVALID_TOKEN.frame().text()).contains("\"reconnect\":false");
  }

  @Test
  void saysWhyACommandFailed() {
    assertThat(ErrorCode.PERMISSION_DENIED.json())
        .isEqualTo(
            """
            {"code":103,"message":"permission denied","temporary":false}\
            """);
  }

  @Test
  void allowsABurstAndThenSoManyASecond() {
    CommandRate rate = new CommandRate(3, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(rate.allows(2, 3, 0)).isTrue();
    }
    assertThat(rate.allows(2, 3, 0)).isFalse();
    assertThat(rate.allows(2, 3, TimeUnit.MILLISECONDS.toNanos(500))).isTrue();
    assertThat(rate.allows(2, 3, TimeUnit.MILLISECONDS.toNanos(900))).isFalse();
  }

  @Test
  void addsWhatOtherNodesHaveToldLately() {
    Map<String, String> told =
        Map.of(
            "self",
            NodeCounts.entry(5, 200),
            "other",
            NodeCounts.entry(3, 101),
            "dead",
            NodeCounts.entry(7, 100));
    assertThat(NodeCounts.of(told, "self", 100)).isEqualTo(3);
  }
}
