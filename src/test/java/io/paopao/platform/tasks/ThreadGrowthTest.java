package io.paopao.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreadGrowthTest {

  private final ThreadGrowth growth = new ThreadGrowth(2, 3);

  private void sample(int... counts) {
    for (int count : counts) {
      growth.sample(count == 0 ? Map.of() : Map.of("pool", count));
    }
  }

  @Test
  void threadsOfOnePoolDifferInTheirNumbers() {
    assertThat(ThreadGrowth.count(Stream.of("kafka-1-worker-2", "kafka-1-worker-31", "paopao-a")))
        .isEqualTo(Map.of("kafka-#-worker-#", 2, "paopao-a", 1));
  }

  @Test
  void aFloorThatRisesThroughAllWindowsIsALeak() {
    sample(5, 3, 4, 9, 5, 6, 7);
    assertThat(growth.growing()).isEmpty();
    sample(8);
    assertThat(growth.growing()).containsExactly("pool");
  }

  @Test
  void loadThatComesAndGoesIsNone() {
    sample(2, 9, 3, 30, 2, 60, 4, 5, 2, 90);
    assertThat(growth.growing()).isEmpty();
  }

  @Test
  void aPoolThatHasStoppedGrowingIsNone() {
    sample(1, 1, 2, 2, 3, 3, 4, 4);
    assertThat(growth.growing()).isNotEmpty();
    sample(4, 4);
    assertThat(growth.growing()).isEmpty();
  }

  @Test
  void aPoolThatIsGoneIsForgotten() {
    sample(1, 2, 3, 4, 0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(growth.growing()).isEmpty();
    sample(4, 4);
    assertThat(growth.growing()).containsExactly("pool");
  }
}
