package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverSocketsTest {

  @Test
  void aServerIsFoundInItsJdbcAddress() {
    assertThat(found("jdbc:mariadb://127.0.0.1:13306/?user=a")).containsExactly("127.0.0.1:13306");
    assertThat(found("jdbc:mariadb://db.example.org/forum")).containsExactly("db.example.org:3306");
    assertThat(found("jdbc:mariadb://[::1]:3307?x=//y")).containsExactly("[::1]:3307");
  }

  @Test
  void severalServersAreFound() {
    assertThat(found("jdbc:mariadb:sequential://a:1,b/")).containsExactly("a:1", "b:3306");
  }

  @Test
  void whatIsNotUnderstoodIsLeftAlone() {
    assertThat(found("jdbc:mariadb://address=(host=a)(port=1)/")).isEmpty();
    assertThat(found("jdbc:other://a:1/")).isEmpty();
  }

  private static List<String> found(String url) {
    return DriverSockets.addresses(url).stream().map(DriverSocketsTest::text).toList();
  }

  private static String text(URI address) {
    return address.getHost() + ":" + DriverSockets.port(address);
  }
}
