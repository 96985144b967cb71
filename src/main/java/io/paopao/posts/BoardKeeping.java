package io.paopao.posts;

import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedReads;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.BoardMembers;
import io.paopao.posts.store.BoardRow;
import io.paopao.posts.store.BoardStore;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.Author;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What admins do with boards: making them, opening and closing them, and letting people in.
@ApplicationScoped
public class BoardKeeping {

  @Inject private Database database;
  @Inject private Users users;
  @Inject private Reading reading;
  @Inject private PostCache cache;
  @Inject private SharedReads shared;

  @Inject
  @ConfigProperty(name = "paopao.posts.board-change-posts")
  private int mostPosts;

  public List<KeptBoard> all() {
    return database.read(
        handle -> new BoardStore(handle).all(Set.of()).stream().map(KeptBoard::of).toList());
  }

  /// @throws Problem 409 `board.taken`, 422
  public KeptBoard make(NewBoard wish) {
    BoardRow row = wish.made();
    return database.write(tx -> {
      if (!new BoardStore(tx.handle()).insert(row)) {
        throw Problem.conflict("board.taken");
      }
      tx.afterCommit(shared::changed);
      return KeptBoard.of(row);
    });
  }

  /// A board that is closed is gone at once for whoever may not read it. What this node and others
  /// remember of its posts is forgotten, so there must not be too many.
  ///
  /// @throws Problem 404, 409 `board.taken`, 409 `board.tooLarge`, 422
  public KeptBoard change(String slug, NewBoard wish) {
    return database.write(tx -> {
      BoardStore boards = new BoardStore(tx.handle());
      BoardRow old = boards.lock(slug).orElseThrow(Problem::notFound);
      BoardRow row = wish.changed(old);
      if (!boards.update(row)) {
        throw Problem.conflict("board.taken");
      }
      if (row.hidden() != old.hidden()) {
        forget(tx, slug);
      }
      tx.afterCommit(shared::changed);
      return KeptBoard.of(row);
    });
  }

  /// The members of a board, in the order of their accounts.
  ///
  /// @throws Problem 404
  public Slice<Author> members(String slug, @Nullable Cursor after, int limit) {
    Slice<Long> ids =
        database.read(handle -> {
          known(new BoardStore(handle), slug);
          long last = after == null ? 0 : after.key(0);
          return Slice.of(
              new BoardMembers(handle).after(slug, last, limit + 1), limit, id -> Cursor.of(id));
        });
    Map<Long, User> people = users.byId(ids.items());
    return ids.map(id -> Reading.author(id, people));
  }

  /// Letting in who is in changes nothing.
  ///
  /// @throws Problem 404
  public void letIn(String slug, String handle) {
    database.write(tx -> {
      known(new BoardStore(tx.handle()), slug);
      long account = account(handle);
      new BoardMembers(tx.handle()).add(slug, account, Threads.now());
      return account;
    });
  }

  /// @throws Problem 404
  public void putOut(String slug, String handle) {
    database.write(tx -> {
      known(new BoardStore(tx.handle()), slug);
      long account = account(handle);
      new BoardMembers(tx.handle()).remove(slug, account);
      return account;
    });
  }

  private void forget(Transaction tx, String slug) {
    ThreadStore threads = new ThreadStore(tx.handle());
    PostStore posts = new PostStore(tx.handle());
    if (posts.countOn(slug) > mostPosts) {
      throw Problem.conflict("board.tooLarge", mostPosts);
    }
    for (long id : threads.idsOn(slug)) {
      List<PostStore.Version> versions = posts.touchAll(id);
      tx.afterCommit(() -> versions.forEach(post -> cache.forget(post.id(), post.version())));
      ThreadRow thread = threads.find(id).orElseThrow();
      if (!thread.marks().deleted()) {
        tx.publish(new PostEvent.ThreadChanged(Threads.place(thread), reading.thread(thread)));
      }
    }
  }

  private long account(String handle) {
    return users
        .byHandle(handle)
        .map(user -> Long.valueOf(user.id()))
        .orElseThrow(Problem::notFound);
  }

  private static void known(BoardStore boards, String slug) {
    if (boards.find(slug, Set.of()).isEmpty()) {
      throw Problem.notFound();
    }
  }
}
