package io.paopao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFormatTest {

  @Test
  void everySourceFileIsFormatted() {
    assertThat(SourceFormat.unformatted()).as("run: mvn test-compile exec:exec@format").isEmpty();
  }
}
