package io.paopao.notifications.messaging;

import io.paopao.notifications.Kind;
import io.paopao.posts.PostEvent.PostEdited;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ThreadStarted;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Whom an event concerns and why, the better reason first: who is named and answered at once is
/// told of the mention, or of the reply when they do not want mentions.
final class Audience {

  /// Someone who may be told.
  record Listener(long owner, Kind kind) {}

  private Audience() {}

  static List<Listener> of(ThreadStarted event) {
    return others(event.post().author().id(), to(event.mentions(), Kind.MENTION));
  }

  static List<Listener> of(PostPublished event) {
    List<String> answered =
        Stream.of(event.replyToAuthorId(), event.place().threadAuthorId())
            .filter(Objects::nonNull)
            .toList();
    return others(
        event.post().author().id(),
        Stream.concat(to(event.mentions(), Kind.MENTION), to(answered, Kind.REPLY)));
  }

  static List<Listener> of(PostEdited event) {
    return others(event.post().author().id(), to(event.mentions(), Kind.MENTION));
  }

  static List<Listener> of(ReactionChanged event) {
    return others(event.actorId(), to(List.of(event.postAuthorId()), Kind.REACTION));
  }

  private static Stream<Listener> to(List<String> ids, Kind kind) {
    return ids.stream().map(id -> new Listener(Long.parseLong(id), kind));
  }

  /// Nobody is told of what they did themselves.
  private static List<Listener> others(String actor, Stream<Listener> listeners) {
    long self = Long.parseLong(actor);
    return listeners.filter(l -> l.owner() != self).distinct().toList();
  }
}
