package io.paopao.platform.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.TestMetrics;
import io.paopao.platform.limits.PlainPath;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  private static final byte[] TEN = new byte[10];

  private final Arrivals arrivals = new Arrivals(3, 2, 25, new TestMetrics().registry());
  private final Body body = new Body(arrivals, 15);

  @Test
  void asMuchAsIsAllowedIsKept() throws Exception {
    body.add(new byte[] {1, 2, 3}, 2);
    body.add(new byte[] {4}, 1);

    assertThat(body.size()).isEqualTo(3);
    assertThat(body.stream().readAllBytes()).containsExactly(1, 2, 4);
    assertThat(body.stream().readAllBytes()).containsExactly(1, 2, 4);
  }

  @Test
  void moreIsRefused() {
    body.add(TEN, 10);

    assertThatThrownBy(() -> body.add(TEN, 6)).hasMessage("tooLarge");
  }

  @Test
  void allBodiesTogetherHaveABoundUntilTheyAreClosed() {
    Body other = new Body(arrivals, 15);
    body.add(TEN, 10);
    other.add(TEN, 10);
    assertThatThrownBy(() -> other.add(TEN, 6)).hasMessage("tooLarge");
    Body third = new Body(arrivals, 15);
    assertThatThrownBy(() -> third.add(TEN, 6)).hasMessage("unavailable");

    body.close();
    body.close();

    third.add(TEN, 10);
    assertThatThrownBy(() -> third.add(TEN, 6)).hasMessage("tooLarge");
  }

  @Test
  void anAddressHasSoManyOnTheirWay() {
    arrivals.enter("one");
    arrivals.enter("one");
    assertThatThrownBy(() -> arrivals.enter("one")).hasMessage("unavailable");
    arrivals.enter("other");
    assertThatThrownBy(() -> arrivals.enter("third")).hasMessage("unavailable");

    arrivals.leave("one");

    arrivals.enter("third");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/threads/42/posts", "/settings/security", "/mall/a-b_c.d/"})
  void aPathIsPlain(String path) {
    assertThat(PlainPath.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/u/%E6%B3%A1", "//a", "/a/../b", "/a/./b", "/a;b", "/泡", "/a?b", "*"})
  void aPathIsNotPlain(String path) {
    assertThat(PlainPath.isPlain(path)).isFalse();
  }

  @Test
  void aFileMayBeLonger() {
    BodyLimits limits = new BodyLimits(10, 100, Duration.ofSeconds(5), 1_000);

    assertThat(limits.most((String) null)).isEqualTo(10);
    assertThat(limits.most("application/json")).isEqualTo(10);
    assertThat(limits.most("Image/PNG")).isEqualTo(100);
    assertThat(limits.most("multipart/form-data; boundary=x")).isEqualTo(100);
  }

  @Test
  void aLongBodyMayTakeLonger() {
    BodyLimits limits = new BodyLimits(10, 100, Duration.ofSeconds(5), 1_000);

    assertThat(limits.deadline(10).remaining()).hasSeconds(5);
    assertThat(limits.deadline(20_000).remaining().toSeconds()).isBetween(23L, 25L);
  }
}
