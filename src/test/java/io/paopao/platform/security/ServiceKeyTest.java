package io.paopao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceKeyTest {

  @Test
  void aConfiguredKeyIsTheSameOnEveryServer() {
    assertThat(new ServiceKey(Optional.of("shared")).matches("shared")).isTrue();
    assertThat(new ServiceKey(Optional.of("shared")).matches("other")).isFalse();
    assertThat(new ServiceKey(Optional.of("shared")).matches(null)).isFalse();
  }

  @Test
  void withoutOneEachServerBelievesItselfOnly() {
    ServiceKey key = new ServiceKey(Optional.of(" "));

    assertThat(key.matches(key.value())).isTrue();
    assertThat(key.matches("")).isFalse();
    assertThat(new ServiceKey(Optional.empty()).matches(key.value())).isFalse();
  }
}
