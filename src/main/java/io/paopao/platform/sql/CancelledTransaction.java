package io.paopao.platform.sql;

/// The thread of a transaction was interrupted before the commit: it has been rolled back.
final class CancelledTransaction extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledTransaction() {
    super("the transaction was cancelled");
  }
}
