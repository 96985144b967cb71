package io.paopao.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paopao.media.store.MediaStore;
import io.paopao.media.store.MediumStore;
import io.paopao.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Pictures that were looked at a moment ago. They never change, but may be deleted by another
/// node: then this one serves them for `paopao.media.cache-life` at most.
@ApplicationScoped
class MediaCache {

  private static final int MOST_FORGOTTEN = 10_000;

  private final Database database;
  private final MediaStore store;
  private final Cache<String, MediaContent> known;

  /// Deleted by this node: a replica may still have them.
  private final Cache<String, Boolean> forgotten;

  @Inject
  MediaCache(
      Database database,
      MediaStore store,
      @ConfigProperty(name = "paopao.media.cache-bytes") long bytes,
      @ConfigProperty(name = "paopao.media.cache-life") Duration life) {
    this.database = database;
    this.store = store;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String id, MediaContent content) -> content.body().length)
            .expireAfterWrite(life)
            .build();
    this.forgotten =
        Caffeine.newBuilder().maximumSize(MOST_FORGOTTEN).expireAfterWrite(life).build();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MediaCache() {
    this(null, null, 0, Duration.ZERO);
  }

  /// A browser asks for a picture without saying which write it must see, so the primary is asked
  /// for what a replica does not have yet.
  Optional<MediaContent> find(String id) {
    MediaContent content = known.getIfPresent(id);
    if (content != null) {
      return Optional.of(content);
    }
    Optional<MediaContent> found =
        database.read(handle -> read(id)).or(() -> database.readPrimary(handle -> read(id)));
    found.ifPresent(picture -> known.put(id, picture));
    if (forgotten.getIfPresent(id) != null) {
      known.invalidate(id);
    }
    return found;
  }

  void forget(String id) {
    forgotten.put(id, true);
    known.invalidate(id);
  }

  private Optional<MediaContent> read(String id) {
    return database.read(handle ->
        new MediumStore(handle)
            .find(id)
            .flatMap(
                row -> store.find(id).map(body -> new MediaContent(row.shape().type(), body))));
  }
}
