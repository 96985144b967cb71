package io.paopao.search.messaging;

import io.paopao.posts.ThreadText;
import io.paopao.posts.Threads;
import io.paopao.search.index.Entry;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// What the other contexts keep.
@ApplicationScoped
class ForumCatalogue implements Catalogue {

  @Inject private Threads threads;
  @Inject private Users users;

  @Override
  public Batch threadsAfter(long id, int limit) {
    List<ThreadText> found = threads.everything(id, limit);
    return new Batch(
        found.stream().flatMap(thread -> entries(thread).stream()).toList(),
        found.isEmpty() ? id : id(found.getLast()));
  }

  @Override
  public Batch usersAfter(long id, int limit) {
    List<User> found = users.after(id, limit);
    return new Batch(
        found.stream().map(Entries::user).toList(),
        found.isEmpty() ? id : Long.parseLong(found.getLast().id()));
  }

  @Override
  public List<Entry> thread(long id) {
    return threads.everything(id - 1, 1).stream()
        .filter(thread -> id(thread) == id)
        .flatMap(thread -> entries(thread).stream())
        .toList();
  }

  private static long id(ThreadText thread) {
    return Long.parseLong(thread.place().threadId());
  }

  private static List<Entry> entries(ThreadText text) {
    return Entries.of(text.place(), text.thread(), text.posts());
  }
}
