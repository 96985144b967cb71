package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackConfigTest {

  private static final Path CHECKOUT = Path.of("/checkout");

  private static StackConfig config(Map<String, String> environment) {
    return StackConfig.from(environment, CHECKOUT, Path.of("wlp.zip"));
  }

  @Test
  void emptyEnvironmentGivesTheDocumentedPlaces() {
    StackConfig config = config(Map.of());
    assertThat(config.home()).isEqualTo(Path.of("/checkout/.paopao"));
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.ports())
        .isEqualTo(
            new Ports(9080, 9443, 9081, 13306, 13307, 16379, 19092, 19093, 19025, 19026, 19027));
    assertThat(config.external()).isEqualTo(ExternalServices.NONE);
  }

  @Test
  void homeMayBeAnywhere() {
    assertThat(config(Map.of("PAOPAO_HOME", "/data/forum")).home())
        .isEqualTo(Path.of("/data/forum"));
  }

  @Test
  void databaseWithoutReplicaIsReadFromThePrimary() {
    ExternalServices external =
        config(Map.of("PAOPAO_DB_URL", "jdbc:mariadb://db/", "PAOPAO_DB_PASSWORD", "secret"))
            .external();
    assertThat(external.database())
        .isEqualTo(
            new ExternalServices.Database(
                "jdbc:mariadb://db/", "jdbc:mariadb://db/", "paopao", "secret"));
  }

  @Test
  void databaseNeedsItsPassword() {
    assertThatThrownBy(() -> config(Map.of("PAOPAO_DB_URL", "jdbc:mariadb://db/")))
        .isInstanceOf(StackFailure.class)
        .hasMessage("PAOPAO_DB_URL is set, so PAOPAO_DB_PASSWORD must be set too.");
  }
}
