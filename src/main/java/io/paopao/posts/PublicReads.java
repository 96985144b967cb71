package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.SharedReads;
import io.paopao.users.UserEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads that are shared by all who may see just what everybody may: guests, and while there are no
/// private boards, all members but moderators.
@ApplicationScoped
class PublicReads {

  @Inject private SharedReads reads;
  @Inject private Database database;

  @Inject
  @ConfigProperty(name = "paopao.posts.shared")
  private int most;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<String, Boolean> privateBoards;

  PublicReads() {}

  @PostConstruct
  void open() {
    privateBoards = reads.open("private-boards", 1, (commits, _) -> commits.unknown());
  }

  /// @param name in metrics
  <K, V> SharedRead<K, V> open(String name) {
    return reads.open(name, most);
  }

  /// A read of one thread, which is forgotten when something happens there or to an account.
  ///
  /// @param name in metrics
  /// @param thread the thread that a question is about
  <K, V> SharedRead<K, V> openOfThread(String name, ToLongFunction<K> thread) {
    return reads.open(
        name,
        most,
        (commits, question) ->
            commits
                .of(PostEvent.TOPIC, Long.toString(thread.applyAsLong(question)))
                .and(commits.of(UserEvent.TOPIC)));
  }

  /// The answer to the question, from the shared read if the caller sees what everybody sees.
  <K, V> V get(SharedRead<K, V> shared, K question, Supplier<V> read) {
    return isEverybody(RequestContext.current()) ? shared.get(question, read) : read.get();
  }

  /// The remembered answer, when that caller sees what everybody sees and both are remembered; null
  /// otherwise. Waits for nobody.
  <K, V> @Nullable V remembered(SharedRead<K, V> shared, K question, Caller caller) {
    boolean sees =
        caller.isAnonymous()
            || (!caller.isModerator() && Boolean.FALSE.equals(privateBoards.remembered("")));
    return sees ? shared.remembered(question) : null;
  }

  private boolean isEverybody(RequestContext context) {
    Caller caller = context.caller();
    if (caller.isAnonymous()) {
      return true;
    }
    return context.causal() == null && !caller.isModerator() && !privateBoards.get("", this::any);
  }

  private boolean any() {
    return !database.read(BoardAccess::hidden).isEmpty();
  }
}
