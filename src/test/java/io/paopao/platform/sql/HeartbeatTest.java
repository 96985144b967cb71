package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.TestMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mariadb.jdbc.MariaDbDataSource;

/// A server that takes connections and never says a word.
@Timeout(60)
class HeartbeatTest {

  private static final int ENOUGH = 3;

  private final ServerSocket mute = mute();
  private final Server server = server(mute.getLocalPort());
  private final Heartbeat heartbeat =
      new Heartbeat(server, new SqlMetrics(new TestMetrics().registry(), TestDatabase.SETTINGS));

  private static ServerSocket mute() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Server server(int port) {
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/?user=u&password=p&connectTimeout=30000";
    try {
      return new Server("mute", new MariaDbDataSource(url), new Loans());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void seen() {
    server.seen(new Sight(1, false, GtidPosition.START, Sight.SemiSync.ON));
  }

  @AfterEach
  void close() throws IOException {
    mute.close();
  }

  @Test
  void aServerThatAnswersNobodyIsLost() throws InterruptedException {
    beat(ENOUGH);

    assertThat(server.sight()).isEmpty();
  }

  @Test
  void aServerThatAnswersOthersIsNot() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread others =
        Thread.ofVirtual()
            .start(() -> {
              while (!done.get()) {
                server.answered();
                LockSupport.parkNanos(1_000_000);
              }
            });
    try {
      beat(ENOUGH);
      assertThat(server.sight()).isPresent();
    } finally {
      done.set(true);
      others.join();
    }
  }

  @Test
  void oneBrokenConnectionIsNoNewsOfAServerTwoAre() throws Exception {
    mute.close();

    beat(1);
    assertThat(server.sight()).isPresent();
    beat(1);
    assertThat(server.sight()).isEmpty();
  }

  private void beat(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      heartbeat.beat();
    }
  }
}
