package io.paopao.posts;

import io.paopao.platform.events.Event;
import io.paopao.posts.PostEvent.Place;
import java.util.List;

/// What is told of imports: it is old news, so that nobody is notified and nothing is pushed.
public sealed interface ImportEvent extends Event {

  Place place();

  @Override
  default String topic() {
    return PostEvent.TOPIC;
  }

  @Override
  default String key() {
    return place().threadId();
  }

  /// A thread was imported. A long one is told in several events, each with further posts.
  record ThreadImported(Place place, ThreadSummary thread, List<PostText> posts)
      implements ImportEvent {}
}
