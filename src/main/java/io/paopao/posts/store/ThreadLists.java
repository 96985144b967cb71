package io.paopao.posts.store;

import static java.util.stream.Collectors.toMap;

import io.paopao.platform.Cursor;
import io.paopao.posts.ThreadSort;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Lists of the threads that everyone may see.
public record ThreadLists(Handle handle) {

  /// What a list holds.
  ///
  /// @param author account, or null for anyone
  /// @param hidden boards whose threads are left out
  public record Filter(
      @Nullable String board, @Nullable String tag, @Nullable Long author, Set<String> hidden) {}

  /// At most `count` threads after the cursor, which holds the last thread's sort key and id.
  public List<ThreadRow> page(Filter filter, ThreadSort sort, @Nullable Cursor after, int count) {
    String key = key(sort, filter.board() != null);
    Query query =
        handle
            .createQuery(
                "SELECT "
                    + ThreadStore.COLUMNS
                    + key
                    + " AS sort_key FROM posts.thread_stats s JOIN posts.thread t ON t.id ="
                    + " s.thread"
                    + (filter.tag() == null
                        ? ""
                        : " JOIN posts.thread_tag g ON g.thread = s.thread AND g.tag = :tag")
                    + " WHERE s.visible = TRUE"
                    + (filter.board() == null ? "" : " AND s.board = :board")
                    + (filter.author() == null ? "" : " AND t.author = :author")
                    + Hidden.but(" AND", "s.board", filter.hidden())
                    + (after == null ? "" : after(key))
                    + " ORDER BY "
                    + key
                    + " DESC, s.thread DESC LIMIT :count")
            .bind("count", count);
    bind(Hidden.bind(query, filter.hidden()), filter);
    if (after != null) {
      query.bind("key", after.key(0)).bind("last", after.key(1));
    }
    return query.map((row, context) -> ThreadStore.thread(row)).list();
  }

  /// Visible threads in the order of their ids, for whoever reads all of them.
  public List<ThreadRow> after(long id, int count) {
    return handle
        .createQuery(
            "SELECT "
                + ThreadStore.COLUMNS
                + """
                 0 AS sort_key FROM posts.thread t JOIN posts.thread_stats s ON s.thread = t.id
                WHERE t.id > :id AND t.deleted_at IS NULL ORDER BY t.id LIMIT :count
                """)
        .bind("id", id)
        .bind("count", count)
        .map((row, context) -> ThreadStore.thread(row))
        .list();
  }

  /// Those of the threads that are not deleted, nor on a hidden board.
  public List<Long> visible(Collection<Long> ids, Set<String> hidden) {
    Query query =
        handle.createQuery(
            "SELECT thread FROM posts.thread_stats WHERE thread IN (<ids>) AND visible = TRUE"
                + Hidden.but(" AND", "board", hidden));
    return Hidden.bind(query, hidden).bindList("ids", ids).mapTo(Long.class).list();
  }

  /// The boards of those of the threads that are visible.
  public Map<Long, String> boards(Collection<Long> ids) {
    return handle
        .createQuery(
            "SELECT thread, board FROM posts.thread_stats"
                + " WHERE thread IN (<ids>) AND visible = TRUE")
        .bindList("ids", ids)
        .map((row, _) -> Map.entry(row.getLong("thread"), row.getString("board")))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The tags that stand on most of the latest threads, the most frequent first.
  public List<String> commonTags(Set<String> hidden, int threads, int count) {
    Query query =
        handle
            .createQuery(
                "SELECT g.tag FROM (SELECT s.thread FROM posts.thread_stats s WHERE s.visible ="
                    + " TRUE"
                    + Hidden.but(" AND", "s.board", hidden)
                    + """
                     ORDER BY s.active DESC LIMIT :threads) latest
                    JOIN posts.thread_tag g ON g.thread = latest.thread
                    GROUP BY g.tag ORDER BY COUNT(*) DESC, g.tag LIMIT :count
                    """)
            .bind("threads", threads)
            .bind("count", count);
    return Hidden.bind(query, hidden).mapTo(String.class).list();
  }

  private static void bind(Query query, Filter filter) {
    if (filter.board() != null) {
      query.bind("board", filter.board());
    }
    if (filter.tag() != null) {
      query.bind("tag", filter.tag());
    }
    if (filter.author() != null) {
      query.bind("author", filter.author());
    }
  }

  /// The first condition bounds the walk through the index, the second one is exact.
  private static String after(String key) {
    return " AND " + key + " <= :key AND (" + key + " < :key OR s.thread < :last)";
  }

  private static String key(ThreadSort sort, boolean onBoard) {
    return switch (sort) {
      case ACTIVE -> onBoard ? "s.bumped" : "s.active";
      case NEW -> "s.newest";
      case HOT -> "s.hot";
    };
  }
}
