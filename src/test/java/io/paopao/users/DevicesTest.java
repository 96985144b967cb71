package io.paopao.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox 140 · Ubuntu
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | Chrome 138 · Windows 10
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 | Mobile Safari 18 · iOS 18
          curl/8.14.1 | curl 8
          Paopao-App/1.4 (build 77) | Paopao-App 1.4
          ''  | ''
          <script>alert(1)</script> | ''
          """)
  void areNamedAsTheirOwnersKnowThem(String userAgent, String name) {
    assertThat(Devices.name(userAgent)).isEqualTo(name);
  }
}
