package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitFilterTest {

  @ParameterizedTest
  @CsvSource({
    "assets/1/app.js, true",
    "/assets/1/app.js, true",
    "payments/notices, true",
    "/payments/notices, true",
    "/payments/notices/, false",
    "/payments/notices/x, false",
    "/payments, false",
    "/orders, false",
    "'', false",
    "/, false"
  })
  void littleIsNotCounted(String path, boolean uncounted) {
    assertThat(RateLimitFilter.isUncounted(path)).isEqualTo(uncounted);
  }
}
