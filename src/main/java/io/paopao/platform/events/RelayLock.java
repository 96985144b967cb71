package io.paopao.platform.events;

import io.paopao.platform.sql.Database;

/// The named lock that lets one relay of all nodes work.
final class RelayLock {

  private static final String NAME = "paopao.outbox-relay";

  /// One round of the relay.
  interface Round {
    void run() throws InterruptedException;
  }

  private RelayLock() {}

  /// Repeats the round while this node holds the lock and the thread is not interrupted.
  static void hold(Database database, Round round) throws InterruptedException {
    database.connection(handle -> {
      while (!Thread.currentThread().isInterrupted()) {
        // a renewed check also proves that the connection, and with it the lock, still lives
        int held =
            handle
                .createQuery(
                    "SELECT IF(IS_USED_LOCK(:name) = CONNECTION_ID(), 1, GET_LOCK(:name, 2))")
                .bind("name", NAME)
                .mapTo(Integer.class)
                .one();
        if (held == 1) {
          round.run();
        }
      }
    });
  }
}
