package io.paopao.search.messaging;

import io.paopao.search.index.Entry;
import java.util.List;

/// Everything that is to be found, as its owners keep it now.
interface Catalogue {

  /// Some of the entries, in the order of their owners.
  ///
  /// @param last the id to go on after: the one that was asked for when nothing comes after it
  record Batch(List<Entry> entries, long last) {}

  /// At most `limit` threads, each with its posts.
  Batch threadsAfter(long id, int limit);

  /// At most `limit` people.
  Batch usersAfter(long id, int limit);

  /// A thread with its posts; empty when nobody may see it.
  List<Entry> thread(long id);
}
