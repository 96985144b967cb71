package io.paopao.pages.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

  @Test
  void theLineRunsFromTheOldestToTheNewest() {
    Chart chart = new Chart(List.of(0L, 50L, 100L));

    assertThat(chart.line()).isEqualTo("8.0,152.0 320.0,80.0 632.0,8.0");
    assertThat(chart.area()).isEqualTo(chart.line() + " 632.0,160.0 8.0,160.0");
    assertThat(chart.lowest()).isZero();
    assertThat(chart.highest()).isEqualTo(100);
  }

  @Test
  void valuesThatAreTheSameMakeAFlatLine() {
    assertThat(new Chart(List.of(7L, 7L)).line()).isEqualTo("8.0,152.0 632.0,152.0");
    assertThat(new Chart(List.of(7L)).line()).isEqualTo("8.0,152.0");
  }
}
