package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.ThreadRow;
import java.util.Arrays;

/// Who may do what to threads and posts: one named rule for each reason to refuse.
final class PostingPolicy {

  /// Refuses by throwing a [Problem].
  interface Rule {
    void check(Caller caller, ThreadRow thread, PostRow post);
  }

  /// A rule that needs no post.
  interface ThreadRule {
    void check(Caller caller, ThreadRow thread);
  }

  static final ThreadRule DELETED_THREADS_ARE_HIDDEN =
      (caller, thread) -> {
        if (thread.marks().deleted() && !caller.isModerator()) {
          throw Problem.notFound();
        }
      };

  static final ThreadRule LOCKED_THREADS_ARE_CLOSED =
      (caller, thread) -> {
        if (thread.marks().locked() && !caller.isModerator()) {
          throw Problem.forbidden("thread.locked");
        }
      };

  static final ThreadRule DELETED_THREADS_TAKE_NO_POSTS =
      (caller, thread) -> {
        if (thread.marks().deleted()) {
          throw Problem.conflict("thread.deleted");
        }
      };

  static final ThreadRule THREADS_BELONG_TO_THEIR_AUTHOR =
      (caller, thread) -> {
        if (!caller.is(thread.author()) && !caller.isModerator()) {
          throw Problem.forbidden("forbidden");
        }
      };

  static final Rule POSTS_BELONG_TO_THEIR_AUTHOR =
      (caller, thread, post) -> {
        if (!caller.is(post.author()) && !caller.isModerator()) {
          throw Problem.forbidden("forbidden");
        }
      };

  static final Rule DELETED_POSTS_DO_NOT_CHANGE =
      (caller, thread, post) -> {
        if (post.deleted()) {
          throw Problem.conflict("post.deleted");
        }
      };

  static final Rule MODERATORS_DELETIONS_STAND =
      (caller, thread, post) -> {
        Long by = post.life().deletedBy();
        if (by != null && !caller.is(by) && !caller.isModerator()) {
          throw Problem.forbidden("forbidden");
        }
      };

  private PostingPolicy() {}

  static void check(Caller caller, ThreadRow thread, ThreadRule... rules) {
    Arrays.stream(rules).forEach(rule -> rule.check(caller, thread));
  }

  static void check(Caller caller, ThreadRow thread, PostRow post, Rule... rules) {
    Arrays.stream(rules).forEach(rule -> rule.check(caller, thread, post));
  }
}
