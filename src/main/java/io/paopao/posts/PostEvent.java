package io.paopao.posts;

import io.paopao.platform.events.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in threads, keyed by thread.
public sealed interface PostEvent extends Event {

  String TOPIC = "posts.events";

  Place place();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return place().threadId();
  }

  /// Where something happened.
  ///
  /// @param title the thread's title
  /// @param threadAuthorId who started the thread
  record Place(
      String threadId, String board, String title, String threadAuthorId, List<String> tags) {}

  /// A thread with its first post exists.
  ///
  /// @param text the post without markup
  /// @param mentions ids of the accounts that it names
  record ThreadStarted(
      Place place, ThreadSummary thread, Post post, String text, List<String> mentions)
      implements PostEvent {}

  /// A reply exists.
  ///
  /// @param replyToAuthorId who wrote the post that it answers; null when it answers the thread
  record PostPublished(
      Place place, Post post, String text, List<String> mentions, @Nullable String replyToAuthorId)
      implements PostEvent {}

  /// A post says something else now.
  ///
  /// @param mentions ids of the accounts that it names and did not name before
  record PostEdited(Place place, Post post, String text, List<String> mentions)
      implements PostEvent {}

  /// A post is not to be seen any more.
  record PostDeleted(Place place, Post post) implements PostEvent {}

  /// A deleted post is to be seen again.
  record PostRestored(Place place, Post post, String text) implements PostEvent {}

  /// Title, tags, board or a mark (locked, pinned, featured) of a thread is another one. A thread
  /// that was moved is told at its new board.
  record ThreadChanged(Place place, ThreadSummary thread) implements PostEvent {}

  /// A thread is not to be seen any more, nor are its posts.
  record ThreadDeleted(Place place) implements PostEvent {}

  /// A deleted thread is to be seen again, with those posts of it that are not deleted themselves.
  record ThreadRestored(Place place, ThreadSummary thread) implements PostEvent {}

  /// Someone has reacted to a post, or has taken that back.
  ///
  /// @param count how many such reactions the post has now
  record ReactionChanged(
      Place place,
      String postId,
      String postAuthorId,
      String actorId,
      String actorHandle,
      String name,
      boolean added,
      long count)
      implements PostEvent {}

  /// Reports of a post were decided.
  ///
  /// @param action the code of a [ReportAction]
  record ReportsDecided(
      Place place, String postId, String action, String moderatorId, List<Told> reports)
      implements PostEvent {}

  /// A report, and who has sent it.
  record Told(String reportId, String reporterId) {}
}
