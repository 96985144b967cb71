package io.paopao.posts.store;

import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/// The condition that leaves out boards that somebody may not know of. Most of the time there are
/// none.
final class Hidden {

  private Hidden() {}

  /// @param keyword what joins it to the statement: ` WHERE` or ` AND`
  static String but(String keyword, String column, Set<String> hidden) {
    return hidden.isEmpty() ? "" : keyword + " " + column + " NOT IN (<hidden>)";
  }

  static Query bind(Query query, Set<String> hidden) {
    return hidden.isEmpty() ? query : query.bindList("hidden", hidden);
  }
}
