package io.paopao.push.ws;

import io.paopao.push.domain.Command;
import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.StreamLimits;
import io.paopao.push.domain.StreamPosition;
import io.paopao.push.store.PublicationLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Answers what was published on a channel.
@ApplicationScoped
class History {

  private static final int DEFAULT_LIMIT = 100;

  private final PublicationLog log;
  private final StreamLimits limits;

  @Inject
  History(PublicationLog log, PushSettings settings) {
    this(log, settings.streamLimits());
  }

  History(PublicationLog log, StreamLimits limits) {
    this.log = log;
    this.limits = limits;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected History() {
    this(null, new StreamLimits(0, 0, 0, 0, 0));
  }

  /// The reply: what follows `since`, or else the latest; as much as fits into the limits.
  ///
  /// @throws Refusal 112 when what follows is not known any more
  String answer(Command.History command) {
    int asked = command.limit() == 0 ? DEFAULT_LIMIT : command.limit();
    int limit = Math.min(asked, limits.recovered());
    StreamPosition since = command.since();
    StreamPosition position = log.position(command.channel());
    List<Publication> publications =
        since == null
            ? fitting(log.latest(command.channel(), limit).reversed()).reversed()
            : fitting(following(command.channel(), since, position, limit));
    return Replies.history(command.id(), command.channel(), position, publications);
  }

  private List<Publication> following(
      String channel, StreamPosition since, StreamPosition position, int limit) {
    List<Publication> publications =
        since.equals(position) ? List.of() : log.after(channel, since.offset(), limit);
    boolean isKnown =
        since.epoch().equals(position.epoch())
            && since.offset() <= position.offset()
            && (since.offset() == position.offset() || !publications.isEmpty());
    if (!isKnown) {
      throw new Refusal(ErrorCode.UNRECOVERABLE_POSITION);
    }
    return publications;
  }

  private List<Publication> fitting(List<Publication> publications) {
    List<Publication> fitting = new ArrayList<>();
    long bytes = 0;
    for (Publication publication : publications) {
      bytes += publication.frame().bytes();
      if (bytes > limits.recoveredBytes() && !fitting.isEmpty()) {
        break;
      }
      fitting.add(publication);
    }
    return fitting;
  }
}
