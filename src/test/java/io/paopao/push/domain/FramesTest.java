package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  @Test
  void weighsAByteWhenItIsEmpty() {
    assertThat(Frame.of("").bytes()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "泡泡", "é ß", "🫧 bubbles 🫧"})
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
    Viewer ann = new Viewer(1, "ann");
    Viewer bo = new Viewer(2, "泡泡");
    Viewer dead = new Viewer(3, "dead");
    Map<String, String> told =
        Map.of(
            "self",
            new Viewers(5, List.of(dead)).entry(200),
            "other",
            new Viewers(3, List.of(bo, ann)).entry(101),
            "nameless",
            new Viewers(40, List.of()).entry(101),
            "dead",
            new Viewers(7, List.of(dead)).entry(100));
    Viewers all = new Viewers(1, List.of(ann)).with(told, "self", 100);
    assertThat(all).isEqualTo(new Viewers(44, List.of(ann, bo)));
  }

  @Test
  void saysThatAChannelIsTakenAway() {
    assertThat(Disconnect.unsubscribe("thread:42").text())
        .isEqualTo(
            """
            {"push":{"channel":"thread:42","unsubscribe":{"code":2500,"reason":"permission revoked"}}}\
            """);
    assertThat(Publication.of("thread:42", 1, "post.created", "{}").channel())
        .isEqualTo("thread:42");
  }

  @Test
  void anEventIdIsThePositionInEveryChannel() {
    EventId id = EventId.parse("thread:42@9f2c.21,board:java@9f2c.0");
    id.moved("thread:42", 22);
    id.moved("user:7", 3);
    id.moved("item:mug", new StreamPosition("e2", 5));
    id.left("board:java");
    assertThat(id).hasToString("thread:42@9f2c.22,item:mug@e2.5");
    assertThat(EventId.parse(id.toString()).positions()).isEqualTo(id.positions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "thread:42@e", "thread:42@e.1,", "thread:42@e.01", "a@b.c", "\n"})
  void isNoEventId(String text) {
    assertThatThrownBy(() -> EventId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventId.parse("thread:1@e.1,".repeat(1000) + "thread:1@e.1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsUpToALimit() {
    Counts counts = new Counts();
    assertThat(counts.take("a", 2)).isTrue();
    assertThat(counts.take("a", 2)).isTrue();
    assertThat(counts.take("a", 2)).isFalse();
    counts.giveBack("a");
    assertThat(counts.take("a", 2)).isTrue();
    counts.giveBack("a");
    counts.giveBack("a");
    assertThat(counts.size()).isZero();
  }
}
