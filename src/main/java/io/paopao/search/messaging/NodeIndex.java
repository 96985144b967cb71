package io.paopao.search.messaging;

import io.paopao.search.index.LiveIndex;
import io.paopao.search.index.SearchIndex;
import io.paopao.search.index.UnusableIndexException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The index of this node, with the positions up to which it knows the events. One thread writes
/// it.
///
/// Documents and positions become durable together: after a crash the events since then come again,
/// each with its effect once.
@ApplicationScoped
class NodeIndex {

  private static final Logger LOG = Logger.getLogger(NodeIndex.class.getName());
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final int COMMIT_AFTER = 1_000;

  private final LiveIndex live;
  private final IndexFolders folders;
  private final Map<String, Long> positions = new ConcurrentHashMap<>();
  private @Nullable SearchIndex index;
  private volatile boolean complete;
  private int uncommitted;
  private int unseen;
  private Instant committed = Instant.EPOCH;

  @Inject
  NodeIndex(LiveIndex live, @ConfigProperty(name = "paopao.search.index-dir") String home) {
    this.live = live;
    this.folders = new IndexFolders(Path.of(home));
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected NodeIndex() {
    this(null, "");
  }

  /// An index that was built anew, committed with its positions.
  record Rebuilt(SearchIndex index, Path folder) {}

  /// A folder for a new index.
  Path freshFolder() {
    return folders.fresh();
  }

  /// Opens the newest usable index, or an empty one that is not complete.
  void open() {
    if (index != null && index.isOpen()) {
      return;
    }
    close();
    SearchIndex found = usable();
    complete = found != null;
    use(found == null ? SearchIndex.open(freshFolder()) : found);
  }

  private @Nullable SearchIndex usable() {
    for (Path folder : folders.committed()) {
      try {
        return SearchIndex.open(folder);
      } catch (UnusableIndexException e) {
        LOG.log(Level.WARNING, "the search index in " + folder + " is given up", e);
        SearchIndex.wipe(folder);
      }
    }
    return null;
  }

  void close() {
    live.close();
    index = null;
  }

  SearchIndex index() {
    return Objects.requireNonNull(index, "open");
  }

  /// Where to go on in each partition, by `<topic>-<partition>`.
  Map<String, Long> positions() {
    return Map.copyOf(positions);
  }

  /// Whether it holds everything up to its positions. Until then nothing of it is kept.
  boolean isComplete() {
    return complete;
  }

  /// Events are missing between the positions and what Kafka still has.
  void incomplete() {
    complete = false;
    positions.clear();
  }

  /// The event before this position of the partition has been taken into account.
  void took(String partition, long next) {
    positions.put(partition, next);
    uncommitted++;
    unseen++;
  }

  /// Makes what was taken findable, and durable when that is due.
  void settle() {
    if (unseen > 0) {
      index().refresh();
      unseen = 0;
    }
    boolean due = committed.plus(COMMIT_EVERY).isBefore(Instant.now());
    if (complete && uncommitted > 0 && (due || uncommitted >= COMMIT_AFTER)) {
      index().commit(positions());
      uncommitted = 0;
      committed = Instant.now();
    }
  }

  /// Lets the index that was built anew take over.
  void adopt(Rebuilt rebuilt) {
    use(rebuilt.index());
    complete = true;
    folders.wipeAllBut(rebuilt.folder());
  }

  private void use(SearchIndex next) {
    live.replace(next);
    index = next;
    positions.clear();
    positions.putAll(next.positions());
    uncommitted = 0;
    unseen = 0;
  }
}
