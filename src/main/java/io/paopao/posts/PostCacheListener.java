package io.paopao.posts;

import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.PostEvent.PostDeleted;
import io.paopao.posts.PostEvent.PostEdited;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.PostRestored;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ReportsDecided;
import io.paopao.posts.PostEvent.ThreadChanged;
import io.paopao.posts.PostEvent.ThreadDeleted;
import io.paopao.posts.PostEvent.ThreadRestored;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.posts.store.PostStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Makes the cache forget changed posts once more: the node that has changed them may have died
/// before it could.
@ApplicationScoped
class PostCacheListener implements EventListener {

  private final PostCache cache;

  @Inject
  PostCacheListener(PostCache cache) {
    this.cache = cache;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PostCacheListener() {
    this(null);
  }

  @Override
  public String name() {
    return "posts-cache";
  }

  @Override
  public Set<String> topics() {
    return Set.of("posts.events");
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    delivery.as(PostEvent.class).ifPresent(event -> on(tx, event));
  }

  private void on(Transaction tx, PostEvent event) {
    PostStore posts = new PostStore(tx.handle());
    List<PostStore.Version> changed =
        switch (event) {
          case PostEdited e -> posts.version(Long.parseLong(e.post().id()));
          case PostDeleted e -> posts.version(Long.parseLong(e.post().id()));
          case PostRestored e -> posts.version(Long.parseLong(e.post().id()));
          case ReactionChanged e -> posts.version(Long.parseLong(e.postId()));
          case ThreadDeleted e -> posts.versions(Long.parseLong(e.place().threadId()));
          case ThreadRestored e -> posts.versions(Long.parseLong(e.place().threadId()));
          // it may stand on a private board now
          case ThreadChanged e -> posts.versions(Long.parseLong(e.place().threadId()));
          case ThreadStarted _, PostPublished _, ReportsDecided _ -> List.of();
        };
    tx.afterCommit(() -> changed.forEach(post -> cache.forget(post.id(), post.version())));
  }
}
