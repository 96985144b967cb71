package io.paopao.platform.sql;

import java.util.Comparator;
import java.util.List;

/// Which server is written to.
///
/// The one in use stays as long as it takes writes. When it has gone, another one that takes writes
/// follows, if it has everything that had been committed for good: a server that lacks some of it
/// would make acknowledged writes disappear, and which of them may be lost is not the forum's to
/// decide.
///
/// @param settled what had been committed for good; the start when no primary was seen yet: then
///   the server that has come furthest is chosen
record PrimaryChoice(Server current, List<Server> all, GtidPosition settled) {

  Server choose() {
    if (takesWrites(current) && !settled.equals(GtidPosition.START)) {
      return current;
    }
    return all.stream()
        .filter(PrimaryChoice::takesWrites)
        .filter(server -> position(server).contains(settled))
        .max(Comparator.comparing(PrimaryChoice::position, PrimaryChoice::compare))
        .orElse(current);
  }

  /// Servers that take writes but may not be written to; there should be none.
  List<Server> rivals() {
    Server chosen = choose();
    return all.stream()
        .filter(server -> server != chosen && takesWrites(server) && !same(server, chosen))
        .toList();
  }

  static boolean takesWrites(Server server) {
    return server.sight().filter(sight -> !sight.readOnly()).isPresent();
  }

  /// Two pools may lead to one server.
  static boolean same(Server one, Server other) {
    return one.sight().isPresent()
        && one.sight().map(Sight::serverId).equals(other.sight().map(Sight::serverId));
  }

  private static GtidPosition position(Server server) {
    return server.sight().map(Sight::position).orElse(GtidPosition.START);
  }

  private static int compare(GtidPosition one, GtidPosition other) {
    boolean less = other.contains(one);
    boolean more = one.contains(other);
    return less == more ? 0 : less ? -1 : 1;
  }
}
