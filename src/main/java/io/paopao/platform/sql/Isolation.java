package io.paopao.platform.sql;

import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/// What every write transaction stands on: READ COMMITTED, on a server that takes writes. The
/// server is asked each time, because a pool hands on whatever its last user left behind, and the
/// driver only knows what it has said itself.
final class Isolation {

  private static final String LEVEL = "READ-COMMITTED";

  private record Ground(String isolation, boolean readOnly) {
    boolean isRight() {
      return isolation.toUpperCase(Locale.ROOT).equals(LEVEL);
    }
  }

  private Isolation() {}

  /// Mends the isolation of the connection if need be, and counts that.
  ///
  /// @throws RuntimeException meaning that the database is unavailable, when the server has become
  ///   a replica, or keeps another isolation
  static void ensure(Handle handle, SqlMetrics metrics) {
    Ground ground = ground(handle);
    if (!ground.isRight()) {
      metrics.wrongIsolation();
      handle.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
      ground = ground(handle);
    }
    if (ground.readOnly() || !ground.isRight()) {
      throw new ConnectionException(
          new SQLTransientConnectionException("not fit for a transaction: " + ground));
    }
  }

  private static Ground ground(Handle handle) {
    return handle
        .createQuery("SELECT @@SESSION.transaction_isolation AS isolation, @@read_only AS replica")
        .map((rs, context) -> new Ground(rs.getString("isolation"), rs.getBoolean("replica")))
        .one();
  }
}
