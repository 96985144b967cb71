package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void takenPortIsNamedWithItsVariable() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.requireUnused("127.0.0.1", port, "PAOPAO_DB_PORT"))
          .isInstanceOf(StackFailure.class)
          .hasMessage(
              "Port "
                  + port
                  + " on 127.0.0.1 is taken: stop the program that listens there,"
                  + " or set PAOPAO_DB_PORT to another port.");
    }
  }

  @Test
  void everyZeroBecomesAnotherFreePort() {
    Ports ports = Ports.FREE.resolved();
    IntStream all =
        IntStream.of(
            ports.http(),
            ports.https(),
            ports.admin(),
            ports.primary(),
            ports.replica(),
            ports.redis(),
            ports.kafka(),
            ports.payments(),
            ports.mail(),
            ports.inbox(),
            ports.identity());
    assertThat(all.filter(port -> port > 0).distinct().count()).isEqualTo(11);
  }

  @Test
  void givenPortStays() {
    Ports ports = Ports.from(Map.of("PAOPAO_HTTP_PORT", "8088", "PAOPAO_KAFKA_PORT", "0"));
    assertThat(ports.resolved().http()).isEqualTo(8088);
    assertThat(ports.resolved().kafka()).isPositive();
  }

  @Test
  void wordIsNoPort() {
    assertThatThrownBy(() -> Ports.from(Map.of("PAOPAO_HTTP_PORT", "web")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("PAOPAO_HTTP_PORT is \"web\"");
  }
}
