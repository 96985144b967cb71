package io.paopao.posts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.ThreadRow;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostingPolicyTest {

  private static final Caller AUTHOR = new Caller(1, "author", Role.USER, 1);
  private static final Caller STRANGER = new Caller(2, "stranger", Role.USER, 2);
  private static final Caller MODERATOR = new Caller(3, "moderator", Role.MODERATOR, 3);

  private static final ThreadRow OPEN = thread(ThreadRow.Marks.NONE);
  private static final ThreadRow LOCKED = thread(new ThreadRow.Marks(true, false, false, false));
  private static final ThreadRow DELETED = thread(new ThreadRow.Marks(false, false, false, true));

  @Test
  void lockedThreadsAreClosedToAllButModerators() {
    PostingPolicy.ThreadRule rule = PostingPolicy.LOCKED_THREADS_ARE_CLOSED;

    refuses(() -> rule.check(AUTHOR, LOCKED), "thread.locked");
    allows(() -> rule.check(AUTHOR, OPEN));
    allows(() -> rule.check(MODERATOR, LOCKED));
  }

  @Test
  void deletedThreadsAreHiddenFromAllButModerators() {
    PostingPolicy.ThreadRule rule = PostingPolicy.DELETED_THREADS_ARE_HIDDEN;

    refuses(() -> rule.check(AUTHOR, DELETED), "notFound");
    refuses(() -> rule.check(Caller.ANONYMOUS, DELETED), "notFound");
    allows(() -> rule.check(MODERATOR, DELETED));
  }

  @Test
  void evenModeratorsDoNotPostToDeletedThreads() {
    refuses(
        () -> PostingPolicy.DELETED_THREADS_TAKE_NO_POSTS.check(MODERATOR, DELETED),
        "thread.deleted");
  }

  @Test
  void postsBelongToTheirAuthorAndModerators() {
    PostingPolicy.Rule rule = PostingPolicy.POSTS_BELONG_TO_THEIR_AUTHOR;

    refuses(() -> rule.check(STRANGER, OPEN, post(null)), "forbidden");
    allows(() -> rule.check(AUTHOR, OPEN, post(null)));
    allows(() -> rule.check(MODERATOR, OPEN, post(null)));
  }

  @Test
  void whatAModeratorDeletedItsAuthorDoesNotRestore() {
    PostingPolicy.Rule rule = PostingPolicy.MODERATORS_DELETIONS_STAND;

    refuses(() -> rule.check(AUTHOR, OPEN, post(MODERATOR.id())), "forbidden");
    allows(() -> rule.check(AUTHOR, OPEN, post(AUTHOR.id())));
    allows(() -> rule.check(MODERATOR, OPEN, post(AUTHOR.id())));
  }

  @Test
  void deletedPostsDoNotChange() {
    PostingPolicy.Rule rule = PostingPolicy.DELETED_POSTS_DO_NOT_CHANGE;

    refuses(() -> rule.check(AUTHOR, OPEN, post(AUTHOR.id())), "post.deleted");
    allows(() -> rule.check(AUTHOR, OPEN, post(null)));
  }

  private static void refuses(ThrowingCallable check, String code) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> org.assertj.core.api.Assertions.assertThat(problem.code()).isEqualTo(code));
  }

  private static void allows(ThrowingCallable check) {
    assertThatCode(check).doesNotThrowAnyException();
  }

  private static ThreadRow thread(ThreadRow.Marks marks) {
    return new ThreadRow(
        10,
        "general",
        AUTHOR.id(),
        11,
        new ThreadRow.Text("title", "excerpt", List.of()),
        marks,
        new ThreadRow.Counts(0, 0, Instant.EPOCH, List.of()),
        ThreadRow.Origin.HERE,
        Instant.EPOCH,
        1,
        0);
  }

  private static PostRow post(@Nullable Long deletedBy) {
    return new PostRow(
        11,
        10,
        null,
        AUTHOR.id(),
        new PostRow.Content("b", "h", "t"),
        new PostRow.Life(
            Instant.EPOCH, null, null, deletedBy == null ? null : Instant.EPOCH, deletedBy),
        1,
        List.of(),
        0);
  }
}
