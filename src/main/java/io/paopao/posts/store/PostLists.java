package io.paopao.posts.store;

import io.paopao.platform.Cursor;
import io.paopao.posts.Landmark;
import io.paopao.posts.PostSort;
import io.paopao.posts.RecentPost;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Lists of posts.
public record PostLists(Handle handle) {

  private static final String WRITTEN =
      "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', p.created_at)";

  private static final String LIKED =
      "(p.score + (SELECT COUNT(*) FROM posts.reaction r WHERE r.post = p.id))";

  /// At most `count` posts of the thread after the cursor, which holds the last post's sort key and
  /// id. Deleted ones keep their place.
  public List<PostRow> page(long thread, PostSort sort, @Nullable Cursor after, int count) {
    Query query =
        handle
            .createQuery(
                "SELECT "
                    + PostStore.COLUMNS
                    + (sort == PostSort.TOP ? LIKED : WRITTEN)
                    + " AS sort_key FROM posts.post p WHERE p.thread = :thread"
                    + (after == null ? "" : after(sort))
                    + order(sort)
                    + " LIMIT :count")
            .bind("thread", thread)
            .bind("count", count);
    if (after != null) {
      query.bind("last", after.key(1));
      if (sort == PostSort.TOP) {
        query.bind("key", after.key(0));
      } else {
        query.bind("key", Times.ofMicros(after.key(0)));
      }
    }
    return new ReactionStore(handle)
        .counted(query.map((row, context) -> PostStore.post(row)).list());
  }

  /// Every post of the threads that is not deleted, oldest first.
  public List<PostRow> of(Collection<Long> threads) {
    if (threads.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            "SELECT "
                + PostStore.COLUMNS
                + """
                 0 AS sort_key FROM posts.post p
                WHERE p.thread IN (<threads>) AND p.deleted_at IS NULL
                ORDER BY p.thread, p.created_at, p.id
                """)
        .bindList("threads", threads)
        .map((row, context) -> PostStore.post(row))
        .list();
  }

  public long countBefore(PostRow post) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM posts.post WHERE thread = :thread
            AND (created_at < :at OR (created_at = :at AND id < :id))
            """)
        .bind("thread", post.thread())
        .bind("at", Times.utc(post.life().createdAt()))
        .bind("id", post.id())
        .mapTo(Long.class)
        .one();
  }

  /// Every so many posts of the thread one, from its first on.
  public List<Landmark> landmarks(long thread, int step) {
    return handle
        .createQuery(
            """
            SELECT id, created_at, place FROM (
              SELECT id, created_at, ROW_NUMBER() OVER (ORDER BY created_at, id) AS place
              FROM posts.post WHERE thread = :thread) numbered
            WHERE (place - 1) % :step = 0 ORDER BY place
            """)
        .bind("thread", thread)
        .bind("step", step)
        .map((row, context) ->
            new Landmark(row.getString("id"), Times.at(row, "created_at"), row.getInt("place")))
        .list();
  }

  /// At most `count` ids of posts above that one, deleted posts among them, in their order.
  public List<Long> idsAfter(long id, int count) {
    return handle
        .createQuery("SELECT id FROM posts.post WHERE id > :id ORDER BY id LIMIT :count")
        .bind("id", id)
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  /// Those of the posts that are not deleted, nor on a hidden board.
  public List<Long> visible(Collection<Long> ids, Set<String> hidden) {
    Query query =
        handle.createQuery(
            """
            SELECT p.id FROM posts.post p JOIN posts.thread_stats s ON s.thread = p.thread
            WHERE p.id IN (<ids>) AND p.deleted_at IS NULL AND s.visible = TRUE
            """
                + Hidden.but(" AND", "s.board", hidden));
    return Hidden.bind(query, hidden).bindList("ids", ids).mapTo(Long.class).list();
  }

  /// The latest replies of an account that are not deleted, nor on a hidden board.
  public List<RecentPost> recent(long author, Set<String> hidden, int count) {
    Query query =
        handle
            .createQuery(
                """
                SELECT p.id, t.title, LEFT(p.text, 400) AS excerpt, p.created_at
                FROM posts.post p JOIN posts.thread t ON t.id = p.thread
                JOIN posts.thread_stats s ON s.thread = p.thread
                WHERE p.author = :author AND p.deleted_at IS NULL AND p.id <> t.first_post
                  AND s.visible = TRUE
                """
                    + Hidden.but(" AND", "s.board", hidden)
                    + " ORDER BY p.id DESC LIMIT :count")
            .bind("author", author)
            .bind("count", count);
    return Hidden.bind(query, hidden)
        .map((row, context) ->
            new RecentPost(
                row.getString("id"),
                row.getString("title"),
                row.getString("excerpt"),
                Times.at(row, "created_at")))
        .list();
  }

  private static String after(PostSort sort) {
    return switch (sort) {
      case OLD -> " AND p.created_at >= :key AND (p.created_at > :key OR p.id > :last)";
      case NEW -> " AND p.created_at <= :key AND (p.created_at < :key OR p.id < :last)";
      case TOP -> " AND (" + LIKED + " < :key OR (" + LIKED + " = :key AND p.id > :last))";
    };
  }

  private static String order(PostSort sort) {
    return switch (sort) {
      case OLD -> " ORDER BY p.created_at, p.id";
      case NEW -> " ORDER BY p.created_at DESC, p.id DESC";
      case TOP -> " ORDER BY sort_key DESC, p.id";
    };
  }
}
