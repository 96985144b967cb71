package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.posts.store.BoardMembers;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Which boards somebody may know of: public ones everyone, private ones their members and staff.
final class BoardAccess {

  private BoardAccess() {}

  /// The slugs of the boards that the caller may not know of.
  static Set<String> hidden(Handle handle) {
    return hidden(handle, RequestContext.current().caller());
  }

  static Set<String> hidden(Handle handle, Caller caller) {
    return caller.isModerator() ? Set.of() : new BoardMembers(handle).hiddenFrom(caller.id());
  }

  /// @throws Problem 404 when the caller may not know of the board
  static void require(Handle handle, String board) {
    Caller caller = RequestContext.current().caller();
    if (!mayRead(handle, board, caller)) {
      throw Problem.notFound();
    }
  }

  static boolean mayRead(Handle handle, String board, Caller caller) {
    return caller.isModerator() || !new BoardMembers(handle).isHidden(board, caller.id());
  }
}
