package io.paopao.posts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.posts.store.DeltaStore.Delta;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaSumTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 1, 12, 0);

  @Test
  void addsUpEachThreadInTheOrderOfIds() {
    List<DeltaSum> sums =
        DeltaSum.of(
            List.of(
                new Delta(1, 20, 1, 0, NOON, 7L),
                new Delta(2, 10, 0, 5, null, null),
                new Delta(3, 20, 1, 0, NOON.plusHours(1), 8L),
                new Delta(4, 20, -1, 2, null, null)));

    assertThat(sums)
        .containsExactly(
            new DeltaSum(10, 0, 5, null, null), new DeltaSum(20, 1, 2, NOON.plusHours(1), "8,7"));
  }
}
