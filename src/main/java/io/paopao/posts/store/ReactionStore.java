package io.paopao.posts.store;

import io.paopao.posts.Post;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Who reacted to what.
public record ReactionStore(Handle handle) {

  private record Count(long post, Post.Reaction reaction) {}

  /// @return whether the account had not reacted so before
  public boolean add(long post, String name, long account, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO posts.reaction (post, name, account, created_at)
                VALUES (:post, :name, :account, :now)
                """)
            .bind("post", post)
            .bind("name", name)
            .bind("account", account)
            .bind("now", Times.utc(now))
            .execute()
        == 1;
  }

  /// @return whether the account had reacted so
  public boolean remove(long post, String name, long account) {
    return handle.execute(
            "DELETE FROM posts.reaction WHERE post = ? AND name = ? AND account = ?",
            post,
            name,
            account)
        == 1;
  }

  public long count(long post, String name) {
    return handle
        .createQuery("SELECT COUNT(*) FROM posts.reaction WHERE post = :post AND name = :name")
        .bind("post", post)
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  /// The names that the account gave to each of the posts.
  public Map<Long, List<String>> of(long account, List<Long> posts) {
    if (posts.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT post, name FROM posts.reaction
            WHERE post IN (<posts>) AND account = :account ORDER BY post, name
            """)
        .bindList("posts", posts)
        .bind("account", account)
        .map((row, context) -> Map.entry(row.getLong("post"), row.getString("name")))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /// The same posts with the counts of their reactions.
  List<PostRow> counted(List<PostRow> posts) {
    if (posts.isEmpty()) {
      return posts;
    }
    Map<Long, List<Post.Reaction>> counts =
        handle
            .createQuery(
                """
                SELECT post, name, COUNT(*) AS number FROM posts.reaction
                WHERE post IN (<posts>) GROUP BY post, name ORDER BY number DESC, name
                """)
            .bindList("posts", posts.stream().map(PostRow::id).toList())
            .map((row, context) ->
                new Count(
                    row.getLong("post"),
                    new Post.Reaction(row.getString("name"), row.getLong("number"))))
            .collect(
                Collectors.groupingBy(
                    Count::post, Collectors.mapping(Count::reaction, Collectors.toList())));
    return posts.stream().map(p -> p.with(counts.getOrDefault(p.id(), List.of()))).toList();
  }
}
