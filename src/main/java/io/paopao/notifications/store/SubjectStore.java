package io.paopao.notifications.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of notifications, by what they tell of. What came of a report stays when the post goes.
@ApplicationScoped
class SubjectStore {

  /// Whose notifications tell of it, in ascending order.
  List<Long> owners(Handle handle, Scope scope, long id) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT owner FROM notifications.notification
            WHERE <column> = :id AND kind <> 'report' ORDER BY owner
            """)
        .define("column", scope.column())
        .bind("id", id)
        .mapTo(Long.class)
        .list();
  }

  /// How many the owner of the inbox has not read of those that tell of it and can be seen.
  long unread(Handle handle, Inbox inbox, Scope scope, long id) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM notifications.notification
            WHERE owner = :owner AND <column> = :id AND read_at IS NULL AND number > :through
              AND NOT post_gone AND NOT thread_gone AND kind <> 'report'
            """)
        .define("column", scope.column())
        .bind("owner", inbox.owner())
        .bind("id", id)
        .bind("through", inbox.readThrough())
        .mapTo(Long.class)
        .one();
  }

  void markGone(Handle handle, Inbox inbox, Scope scope, long id, boolean gone) {
    handle
        .createUpdate(
            """
            UPDATE notifications.notification SET <flag> = :gone
            WHERE owner = :owner AND <column> = :id AND kind <> 'report'
            """)
        .define("flag", scope.flag())
        .define("column", scope.column())
        .bind("gone", gone)
        .bind("owner", inbox.owner())
        .bind("id", id)
        .execute();
  }

  /// Removes the notification of a reaction, unless it was read.
  ///
  /// @return whether there was one
  boolean removeUnread(Handle handle, Inbox inbox, Cause reaction) {
    return handle
            .createUpdate(
                """
                DELETE FROM notifications.notification
                WHERE post = :post AND owner = :owner AND actor = :actor AND reaction = :reaction
                  AND read_at IS NULL AND number > :through AND NOT post_gone AND NOT thread_gone
                """)
            .bind("post", reaction.subject().post())
            .bind("owner", inbox.owner())
            .bind("actor", reaction.actor())
            .bind("reaction", reaction.reaction())
            .bind("through", inbox.readThrough())
            .execute()
        == 1;
  }

  /// A thread has another title.
  void retitle(Handle handle, long thread, String title) {
    handle
        .createUpdate(
            """
            UPDATE notifications.notification SET title = :title
            WHERE thread = :thread AND title <> :title
            """)
        .bind("title", title)
        .bind("thread", thread)
        .execute();
  }

  /// A post says something else: what it said before is not kept here either.
  void rephrase(Handle handle, long post, String excerpt) {
    handle
        .createUpdate(
            """
            UPDATE notifications.notification SET excerpt = :excerpt
            WHERE post = :post AND reaction = ''
            """)
        .bind("excerpt", excerpt)
        .bind("post", post)
        .execute();
  }
}
