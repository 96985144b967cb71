package io.paopao.search.messaging;

import io.paopao.search.index.SearchIndex;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Builds an index anew from everything there is, beside the one that answers; one at a time.
@ApplicationScoped
class Rebuild {

  private static final int BATCH = 50;

  private final Catalogue catalogue;
  private final NodeIndex node;
  private final FeedConsumers consumers;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicReference<NodeIndex.@Nullable Rebuilt> finished = new AtomicReference<>();

  @Inject
  Rebuild(Catalogue catalogue, NodeIndex node, FeedConsumers consumers) {
    this.catalogue = catalogue;
    this.node = node;
    this.consumers = consumers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Rebuild() {
    this(null, null, null);
  }

  /// Claims the next rebuild: whoever gets true calls [#run].
  boolean claim() {
    return running.compareAndSet(false, true);
  }

  /// From the claim until the index was taken over or the work failed.
  boolean isRunning() {
    return running.get();
  }

  /// How many entries the running rebuild, or the last one, has read.
  long entries() {
    return entries.get();
  }

  /// The positions are taken before the first entry is read: what happens meanwhile is told again
  /// by the events behind them.
  void run() throws Exception {
    entries.set(0);
    Path folder = node.freshFolder();
    try {
      Map<String, Long> positions = consumers.ends();
      finished.set(new NodeIndex.Rebuilt(filled(folder, positions), folder));
    } catch (Exception e) {
      SearchIndex.wipe(folder);
      running.set(false);
      throw e;
    }
  }

  /// Hands over the new index, once; after that another rebuild may begin.
  Optional<NodeIndex.Rebuilt> finished() {
    NodeIndex.Rebuilt rebuilt = finished.getAndSet(null);
    if (rebuilt != null) {
      running.set(false);
    }
    return Optional.ofNullable(rebuilt);
  }

  @PreDestroy
  void discard() {
    NodeIndex.Rebuilt rebuilt = finished.getAndSet(null);
    if (rebuilt != null) {
      try {
        rebuilt.index().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private SearchIndex filled(Path folder, Map<String, Long> positions) throws Exception {
    SearchIndex index = SearchIndex.open(folder);
    try {
      fill(index, catalogue::threadsAfter);
      fill(index, catalogue::usersAfter);
      index.commit(positions);
      index.refresh();
      return index;
    } catch (Exception e) {
      close(index, e);
      throw e;
    }
  }

  private interface Source {
    Catalogue.Batch after(long id, int limit);
  }

  private void fill(SearchIndex index, Source source) throws InterruptedException {
    long last = 0;
    Catalogue.Batch batch = source.after(last, BATCH);
    while (batch.last() > last) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      batch.entries().forEach(index::upsert);
      entries.addAndGet(batch.entries().size());
      last = batch.last();
      batch = source.after(last, BATCH);
    }
  }

  private static void close(SearchIndex index, Exception cause) {
    try {
      index.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
