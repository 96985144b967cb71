package io.paopao.system;

import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables themselves, for tests that look behind the forum's back.
final class Tables {

  private Tables() {}

  /// Those of the primary, with the rights of the forum.
  static Jdbi jdbi() {
    Addresses at = Stack.running().addresses();
    return Jdbi.create(at.databaseUrl(), at.databaseUser(), at.databasePassword());
  }

  /// A connection to them; the caller closes it.
  static Handle open() {
    return jdbi().open();
  }
}
