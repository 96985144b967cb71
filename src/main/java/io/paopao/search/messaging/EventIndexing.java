package io.paopao.search.messaging;

import io.paopao.platform.Ids;
import io.paopao.platform.events.Delivery;
import io.paopao.posts.ImportEvent;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostEvent.Place;
import io.paopao.search.index.Entry;
import io.paopao.search.index.Kind;
import io.paopao.search.index.SearchIndex;
import io.paopao.users.UserEvent;
import java.util.Optional;

/// Takes events into account in an index. The same events again, in their order, lead to the same
/// index.
record EventIndexing(SearchIndex index, Catalogue catalogue) {

  /// @param topic where the event was published; other topics are passed over
  void take(String topic, Delivery delivery) {
    switch (topic) {
      case FeedConsumers.POSTS -> {
        delivery.as(PostEvent.class).ifPresent(this::take);
        delivery.as(ImportEvent.class).ifPresent(this::take);
      }
      case FeedConsumers.USERS -> delivery.as(UserEvent.class).ifPresent(this::take);
      default -> {}
    }
  }

  void take(UserEvent event) {
    index.upsert(Entries.user(event.user()));
  }

  void take(ImportEvent event) {
    switch (event) {
      case ImportEvent.ThreadImported e ->
          Entries.of(e.place(), e.thread(), e.posts()).forEach(index::upsert);
    }
  }

  void take(PostEvent event) {
    String thread = event.place().threadId();
    switch (event) {
      case PostEvent.ThreadStarted e -> index.upsert(Entries.thread(e.place(), e.post(), e.text()));
      case PostEvent.PostPublished e -> index.upsert(Entries.post(e.place(), e.post(), e.text()));
      case PostEvent.PostEdited e -> say(e.place(), e.post(), e.text());
      case PostEvent.PostRestored e -> say(e.place(), e.post(), e.text());
      case PostEvent.PostDeleted e -> silence(e.place(), e.post());
      case PostEvent.ThreadChanged e -> move(e.place());
      case PostEvent.ThreadDeleted _ -> index.deleteThread(thread);
      case PostEvent.ThreadRestored _ -> catalogue.thread(Ids.parse(thread)).forEach(index::upsert);
      case PostEvent.ReactionChanged _, PostEvent.ReportsDecided _ -> {}
    }
  }

  private void say(Place place, Post post, String text) {
    Optional<Entry> opened = openedBy(place, post);
    index.upsert(opened.map(t -> t.saying(text)).orElseGet(() -> Entries.post(place, post, text)));
  }

  /// A thread can still be found by its title when its first post is deleted.
  private void silence(Place place, Post post) {
    openedBy(place, post)
        .ifPresentOrElse(
            thread -> index.upsert(thread.saying("")), () -> index.delete(Kind.POST, post.id()));
  }

  private void move(Place place) {
    index.refresh();
    index.changeThread(
        place.threadId(), entry -> entry.under(place.board(), place.title(), place.tags()));
  }

  /// The thread when the post is its first one: then its text is found with the thread.
  private Optional<Entry> openedBy(Place place, Post post) {
    index.refresh();
    return index
        .find(Kind.THREAD, place.threadId())
        .filter(thread -> post.id().equals(thread.postId()));
  }
}
