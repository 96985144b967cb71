package io.paopao.search.messaging;

import io.paopao.search.index.Entry;
import java.util.List;

/// Everything that is to be found, as its owners keep it now.
interface Catalogue {

  /// Some of the entries, in the order of their owners.
  ///
  /// @param last the id to go on after
  record Batch(List<Entry> entries, long last) {
    boolean isEmpty() {
      return entries.isEmpty();
    }
  }

  /// At most `limit` threads, each with its posts; empty after the last one.
  Batch threadsAfter(long id, int limit);

  /// At most `limit` people; empty after the last one.
  Batch usersAfter(long id, int limit);

  /// A thread with its posts; empty when nobody may see it.
  List<Entry> thread(long id);
}
