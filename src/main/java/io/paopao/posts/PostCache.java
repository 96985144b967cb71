package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.RequestContext;
import io.paopao.platform.redis.CacheView;
import io.paopao.platform.redis.CachedJson;
import io.paopao.platform.redis.JsonCache;
import io.paopao.platform.rest.JsonConfig;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Posts as ready JSON, for those who read single posts often.
@ApplicationScoped
class PostCache {

  private final CacheView cache;
  private final Database database;
  private final Reading reading;
  private final PostIds ids;

  @Inject
  PostCache(JsonCache cache, Database database, Reading reading, PostIds ids) {
    this.cache = cache.open(new JsonCache.Source("post", ids::mayExist, id -> json(open(id))));
    this.database = database;
    this.reading = reading;
    this.ids = ids;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PostCache() {
    this.cache = null;
    this.database = null;
    this.reading = null;
    this.ids = null;
  }

  /// The post, if the caller may see it. Only what everyone may see is remembered.
  Optional<CachedJson> find(long id) {
    Optional<CachedJson> open = cache.get(id);
    return open.isEmpty() && !RequestContext.current().caller().isAnonymous() && ids.mayExist(id)
        ? json(database.read(handle -> readable(handle, id)))
        : open;
  }

  /// What everybody may see and this node remembers; null when it must be looked for.
  @Nullable CachedJson remembered(long id) {
    return cache.remembered(id);
  }

  private static Optional<PostRow> readable(Handle handle, long id) {
    Caller caller = RequestContext.current().caller();
    return new PostStore(handle)
        .find(id)
        .filter(post -> caller.isModerator() || !visible(handle, post, caller).isEmpty());
  }

  private static List<Long> visible(Handle handle, PostRow post, Caller caller) {
    return new ThreadLists(handle)
        .visible(List.of(post.thread()), BoardAccess.hidden(handle, caller));
  }

  /// Forgets what is older than the version.
  void forget(long id, long version) {
    cache.invalidate(id, version);
  }

  private Optional<CachedJson> json(Optional<PostRow> post) {
    return post.map(row -> new CachedJson(row.version(), JsonConfig.bytes(reading.post(row))));
  }

  private Optional<PostRow> open(long id) {
    return database.read(handle ->
        new PostStore(handle)
            .find(id)
            .filter(post -> !visible(handle, post, Caller.ANONYMOUS).isEmpty()));
  }
}
