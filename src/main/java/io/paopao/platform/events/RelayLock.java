package io.paopao.platform.events;

import io.paopao.platform.sql.Database;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/// The named lock that lets one relay of all nodes work.
final class RelayLock {

  private static final Logger LOG = Logger.getLogger(RelayLock.class.getName());
  private static final String NAME = "paopao.outbox-relay";

  /// Longer than a round is silent. A node that is frozen, or that nothing reaches, loses the lock
  /// after so long.
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final int READ_ONLY = -1;

  /// One round of the relay.
  interface Round {
    void run() throws InterruptedException;
  }

  private RelayLock() {}

  /// Repeats the round while this node holds the lock and the thread is not interrupted.
  static void hold(Database database, Round round) throws InterruptedException {
    database.connection(handle -> {
      handle.execute("SET SESSION wait_timeout = " + SILENCE.toSeconds());
      try {
        while (!Thread.currentThread().isInterrupted()) {
          if (isHeld(handle)) {
            round.run();
          }
        }
      } finally {
        release(handle);
      }
    });
  }

  /// The connection goes back to its pool alive, and would keep the lock there. When it is dead,
  /// the lock has died with it.
  private static void release(Handle handle) {
    try {
      handle.execute("DO RELEASE_LOCK(?)", NAME);
      handle.execute("SET SESSION wait_timeout = DEFAULT");
    } catch (RuntimeException dead) {
      LOG.log(Level.FINE, "the relay lost its connection", dead);
    }
  }

  /// Asks each time: the answer also proves that the connection, and with it the lock, still lives.
  private static boolean isHeld(Handle handle) {
    int answer =
        handle
            .createQuery(
                """
                SELECT IF(@@read_only, :readOnly,
                  IF(IS_USED_LOCK(:name) = CONNECTION_ID(), 1, GET_LOCK(:name, 2)))\
                """)
            .bind("readOnly", READ_ONLY)
            .bind("name", NAME)
            .mapTo(Integer.class)
            .one();
    if (answer == READ_ONLY) {
      throw new IllegalStateException("the relay's server is no primary any more");
    }
    return answer == 1;
  }
}
