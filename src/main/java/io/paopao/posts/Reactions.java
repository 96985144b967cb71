package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ReactionStore;
import io.paopao.posts.store.ThreadRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// Answers of one word. Giving the same one twice changes nothing.
@ApplicationScoped
public class Reactions {

  /// The names that there are, in the order in which they are offered.
  public static final List<String> NAMES =
      List.of("like", "love", "laugh", "surprise", "sad", "thanks");

  @Inject private Database database;
  @Inject private PostCache cache;

  /// @throws Problem 404, 409 `post.deleted`, 422
  public void add(long post, String name) {
    change(post, name, true);
  }

  /// @throws Problem 404, 422
  public void remove(long post, String name) {
    change(post, name, false);
  }

  /// The caller's own reactions to each of the posts.
  public Map<Long, List<String>> own(List<Long> posts) {
    Caller caller = RequestContext.current().caller();
    return caller.isAnonymous()
        ? Map.of()
        : database.read(handle -> new ReactionStore(handle).of(caller.id(), posts));
  }

  private void change(long id, String name, boolean add) {
    if (!NAMES.contains(name)) {
      throw Problem.invalid(Problem.FieldError.of("name", "reaction.unknown"));
    }
    database.write(tx -> {
      PostRow post = new PostStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
      ThreadRow thread = Threads.visibleThread(tx.handle(), post.thread());
      Caller caller = RequestContext.current().caller();
      if (add) {
        PostingPolicy.check(caller, thread, post, PostingPolicy.DELETED_POSTS_DO_NOT_CHANGE);
      }
      ReactionStore reactions = new ReactionStore(tx.handle());
      boolean changed =
          add
              ? reactions.add(id, name, caller.id(), Threads.now())
              : reactions.remove(id, name, caller.id());
      if (changed) {
        publish(tx, Threads.place(thread), post, new Change(name, add));
      }
      return id;
    });
  }

  private record Change(String name, boolean added) {}

  private void publish(Transaction tx, PostEvent.Place place, PostRow post, Change change) {
    long version = new PostStore(tx.handle()).touch(post.id());
    Caller caller = RequestContext.current().caller();
    tx.publish(
        new PostEvent.ReactionChanged(
            place,
            String.valueOf(post.id()),
            String.valueOf(post.author()),
            String.valueOf(caller.id()),
            caller.handle(),
            change.name(),
            change.added(),
            new ReactionStore(tx.handle()).count(post.id(), change.name())));
    tx.afterCommit(() -> cache.forget(post.id(), version));
  }
}
