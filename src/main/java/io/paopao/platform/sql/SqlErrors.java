package io.paopao.platform.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a failure of the database means for the caller.
public final class SqlErrors {

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int DUPLICATE_KEY = 1062;
  private static final int READ_ONLY = 1290;

  /// Error on write, disk full, error on writing a file, no room for a table.
  private static final Set<Integer> NO_SPACE = Set.of(3, 1021, 1026, 1114);

  private SqlErrors() {}

  /// The transaction was the victim of others and may simply run again.
  public static boolean isRetryable(Throwable failure) {
    return isDeadlock(failure) || isLockWait(failure);
  }

  static boolean isDeadlock(Throwable failure) {
    return is(DEADLOCK, failure);
  }

  static boolean isLockWait(Throwable failure) {
    return is(LOCK_WAIT_TIMEOUT, failure);
  }

  public static boolean isDuplicateKey(Throwable failure) {
    return is(DUPLICATE_KEY, failure);
  }

  private static boolean is(int code, Throwable failure) {
    SQLException sql = sql(failure);
    return sql != null && sql.getErrorCode() == code;
  }

  /// The server cannot be reached, refuses writes, has no room for them, or its pool is exhausted.
  public static boolean isUnavailable(Throwable failure) {
    SQLException sql = sql(failure);
    if (sql == null) {
      return false;
    }
    String state = sql.getSQLState();
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || sql instanceof SQLTimeoutException
        || sql.getErrorCode() == READ_ONLY
        || NO_SPACE.contains(sql.getErrorCode())
        || (state != null && (state.startsWith("08") || state.startsWith("57")))
        || isPoolExhausted(sql);
  }

  /// The failure says something about the database, not about the data: anything but a value that
  /// does not fit (state 22), a broken constraint (23) or a wrong statement (42). A transaction
  /// that was cancelled says nothing about the data either.
  public static boolean isServersFault(Throwable failure) {
    if (failure instanceof CancelledTransaction) {
      return true;
    }
    SQLException sql = sql(failure);
    if (sql == null) {
      return false;
    }
    String state = sql.getSQLState();
    return isRetryable(failure) || state == null || !state.matches("(22|23|42).*");
  }

  /// All connections are in use, which says nothing about the server.
  static boolean isPoolExhausted(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getClass().getName().contains("ConnectionWaitTimeoutException")
          || t.getClass().getName().contains("ResourceAllocationException")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
