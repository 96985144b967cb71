package io.paopao.platform.events;

import io.paopao.platform.sql.Database;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/// The named lock that lets one relay of all nodes work.
final class RelayLock {

  private static final Logger LOG = Logger.getLogger(RelayLock.class.getName());
  private static final String NAME = "paopao.outbox-relay";

  /// One round of the relay.
  interface Round {
    void run() throws InterruptedException;
  }

  private RelayLock() {}

  /// Repeats the round while this node holds the lock and the thread is not interrupted.
  static void hold(Database database, Round round) throws InterruptedException {
    database.connection(handle -> {
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
    } catch (RuntimeException dead) {
      LOG.log(Level.FINE, "the relay lost its connection", dead);
    }
  }

  /// Asks each time: the answer also proves that the connection, and with it the lock, still lives.
  private static boolean isHeld(Handle handle) {
    return handle
            .createQuery("SELECT IF(IS_USED_LOCK(:name) = CONNECTION_ID(), 1, GET_LOCK(:name, 2))")
            .bind("name", NAME)
            .mapTo(Integer.class)
            .one()
        == 1;
  }
}
