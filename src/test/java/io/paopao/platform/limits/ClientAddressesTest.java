package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

  private final ClientAddresses none = new ClientAddresses(Optional.empty());
  private final ClientAddresses proxied =
      new ClientAddresses(Optional.of(List.of("10.0.0.0/8", "2001:db8:f::/48", "192.0.2.7")));

  @Test
  void nobodyIsBelievedWithoutProxies() {
    assertThat(none.of("198.51.100.1", List.of("203.0.113.9"))).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 203.0.113.9, 203.0.113.9",
    "192.0.2.7, '198.51.100.1, 10.9.9.9', 198.51.100.1",
    "2001:db8:f::1, '2001:db8:1::5', 2001:db8:1::5",
    // what stands before the client's own address was written by the client
    "10.1.2.3, '1.1.1.1, 203.0.113.9', 203.0.113.9",
    "10.1.2.3, '10.1.1.1, 203.0.113.9, 10.0.0.2', 203.0.113.9",
    // no address, no belief
    "10.1.2.3, 'localhost', 10.1.2.3",
    "10.1.2.3, '203.0.113.9, unknown', 10.1.2.3",
    "10.1.2.3, '', 10.1.2.3",
    // not one of ours
    "192.0.2.8, 203.0.113.9, 192.0.2.8"
  })
  void theNearestForeignAddressIsTheClient(String peer, String forwarded, String client) {
    assertThat(proxied.of(peer, List.of(forwarded))).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(proxied.of("10.0.0.1", List.of("1.1.1.1", "203.0.113.9", "10.0.0.2")))
        .isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", ""})
  void aProxyIsAnAddressOrANetwork(String text) {
    assertThatThrownBy(() -> new ClientAddresses(Optional.of(List.of(text))))
        .isInstanceOf(RuntimeException.class);
  }
}
