package io.paopao.notifications.store;

/// What can go away, and come back, under the notifications that tell of it.
public enum Scope {
  POST("post", "post_gone"),
  THREAD("thread", "thread_gone");

  private final String column;
  private final String flag;

  Scope(String column, String flag) {
    this.column = column;
    this.flag = flag;
  }

  /// The column that names it.
  String column() {
    return column;
  }

  /// The column that tells whether it is gone.
  String flag() {
    return flag;
  }
}
