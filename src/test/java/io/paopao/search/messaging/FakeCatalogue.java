package io.paopao.search.messaging;

import io.paopao.search.index.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A forum of one thread, kept in memory.
final class FakeCatalogue implements Catalogue {

  final List<Entry> thread = new ArrayList<>();
  final List<Entry> users = new ArrayList<>();
  int reads;
  @Nullable RuntimeException failure;

  @Override
  public Batch threadsAfter(long id, int limit) {
    reads++;
    if (failure != null) {
      throw failure;
    }
    return new Batch(id < 100 ? List.copyOf(thread) : List.of(), Math.max(id, 100));
  }

  @Override
  public Batch usersAfter(long id, int limit) {
    return new Batch(id < 7 ? List.copyOf(users) : List.of(), Math.max(id, 7));
  }

  @Override
  public List<Entry> thread(long id) {
    return id == 100 ? List.copyOf(thread) : List.of();
  }
}
