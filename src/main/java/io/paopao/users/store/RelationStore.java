package io.paopao.users.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who follows and who blocks whom.
public final class RelationStore {

  private RelationStore() {}

  public static void follow(Handle handle, long account, long followed) {
    handle.execute(
        "INSERT IGNORE INTO users.following (account, followed, created_at)"
            + " VALUES (?, ?, utc_timestamp(6))",
        account,
        followed);
  }

  public static void unfollow(Handle handle, long account, long followed) {
    handle.execute(
        "DELETE FROM users.following WHERE account = ? AND followed = ?", account, followed);
  }

  public static void block(Handle handle, long account, long blocked) {
    handle.execute(
        "INSERT IGNORE INTO users.block (account, blocked, created_at)"
            + " VALUES (?, ?, utc_timestamp(6))",
        account,
        blocked);
  }

  public static void unblock(Handle handle, long account, long blocked) {
    handle.execute("DELETE FROM users.block WHERE account = ? AND blocked = ?", account, blocked);
  }

  public static List<Long> blockedBy(Handle handle, long account) {
    return handle
        .createQuery("SELECT blocked FROM users.block WHERE account = :account")
        .bind("account", account)
        .mapTo(Long.class)
        .list();
  }

  public static List<Long> followedBy(Handle handle, long account) {
    return handle
        .createQuery("SELECT followed FROM users.following WHERE account = :account")
        .bind("account", account)
        .mapTo(Long.class)
        .list();
  }
}
