package io.paopao.posts;

import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.BookmarkStore;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the caller wants to find again.
@ApplicationScoped
public class Bookmarks {

  @Inject private Database database;
  @Inject private Reading reading;

  /// @throws Problem 404
  public void add(long post) {
    database.write(tx -> {
      Posts.visible(tx.handle(), post);
      new BookmarkStore(tx.handle()).add(caller(), post, Threads.now());
      return post;
    });
  }

  public void remove(long post) {
    database.write(tx -> {
      new BookmarkStore(tx.handle()).remove(caller(), post);
      return post;
    });
  }

  private record Page(Slice<BookmarkStore.Row> rows, List<PostRow> posts) {}

  /// Newest first.
  public Slice<Bookmark> list(@Nullable Cursor after, int limit) {
    Page page =
        database.read(handle -> {
          Slice<BookmarkStore.Row> rows =
              Slice.of(
                  new BookmarkStore(handle)
                      .page(caller(), BoardAccess.hidden(handle), after, limit + 1),
                  limit,
                  row -> Cursor.of(row.sortKey(), row.post()));
          List<Long> ids = rows.items().stream().map(BookmarkStore.Row::post).toList();
          return new Page(rows, new PostStore(handle).find(ids));
        });
    Map<String, Post> posts =
        reading.posts(page.posts()).stream()
            .collect(Collectors.toMap(Post::id, Function.identity()));
    return page.rows()
        .map(row -> bookmark(row, Objects.requireNonNull(posts.get(String.valueOf(row.post())))));
  }

  private static Bookmark bookmark(BookmarkStore.Row row, Post post) {
    return new Bookmark(post.id(), post.threadId(), row.title(), post, row.createdAt());
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
