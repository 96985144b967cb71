package io.paopao.users;

import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.RelationStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Who follows and who blocks whom. Each change may be repeated without harm.
@ApplicationScoped
public class Relations {

  private final Database database;

  @Inject
  Relations(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Relations() {
    this(null);
  }

  /// @throws Problem 404, 409 `user.self`
  public void follow(long account, String handle) {
    change(RelationStore::follow, account, handle);
  }

  public void unfollow(long account, String handle) {
    change(RelationStore::unfollow, account, handle);
  }

  /// @throws Problem 404, 409 `user.self`
  public void block(long account, String handle) {
    change(RelationStore::block, account, handle);
  }

  public void unblock(long account, String handle) {
    change(RelationStore::unblock, account, handle);
  }

  public Set<Long> followedBy(long account) {
    return Set.copyOf(database.read(handle -> RelationStore.followedBy(handle, account)));
  }

  public Set<Long> blockedBy(long account) {
    return Set.copyOf(database.read(handle -> RelationStore.blockedBy(handle, account)));
  }

  private interface Change {
    void apply(Handle handle, long account, long other);
  }

  private void change(Change change, long account, String handle) {
    database.write(tx -> {
      long other =
          AccountStore.findByHandle(tx.handle(), Handles.key(handle))
              .map(Account::id)
              .orElseThrow(Problem::notFound);
      if (other == account) {
        throw Problem.conflict("user.self");
      }
      change.apply(tx.handle(), account, other);
      return other;
    });
  }
}
