package io.paopao.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// An index of a few documents for a test.
record Shelf(SearchIndex index) implements Closeable {

  static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  static Shelf in(Path folder) {
    return new Shelf(SearchIndex.open(folder));
  }

  static Entry thread(String id, String title, String body) {
    return new Entry(Kind.THREAD, id, id, id + ".1", "tech", "alice", List.of(), DAY, title, body);
  }

  static Entry post(String id, String thread, String body) {
    return new Entry(Kind.POST, id, thread, id, "tech", "bob", List.of(), DAY, "A thread", body);
  }

  Shelf with(Entry... entries) {
    for (var entry : entries) {
      index.upsert(entry);
    }
    index.refresh();
    return this;
  }

  SearchPage search(String query) {
    return index.search(SearchRequest.of(query));
  }

  List<String> ids(String query) {
    return ids(SearchRequest.of(query));
  }

  List<String> ids(SearchRequest request) {
    return index.search(request).hits().stream().map(Hit::id).toList();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
