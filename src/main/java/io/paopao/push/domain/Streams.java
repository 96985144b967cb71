package io.paopao.push.domain;

import io.paopao.push.domain.ChannelStream.Join;
import io.paopao.push.domain.ChannelStream.Offer;
import io.paopao.push.domain.ChannelStream.StreamStart;
import io.paopao.push.domain.Subscribed.Recovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The channels that are watched on this node. Publications may be offered late, twice, in any
/// order or not at all: what is missing is taken from the log.
///
/// Thread-safe. [#offer] does not block; what asks the log does.
public final class Streams {

  private static final int PAGE = 100;

  private final PublicationSource log;
  private final StreamLimits limits;
  private final StreamEvents events;
  private final Executor executor;
  private final Map<String, ChannelStream> streams = new ConcurrentHashMap<>();
  private volatile @Nullable String epoch;

  /// @param executor loads what is missing
  public Streams(
      PublicationSource log, StreamLimits limits, StreamEvents events, Executor executor) {
    this.log = log;
    this.limits = limits;
    this.events = events;
    this.executor = executor;
  }

  public boolean isWatched(String channel) {
    return streams.containsKey(channel);
  }

  public int subscribers(String channel) {
    ChannelStream stream = streams.get(channel);
    return stream == null ? 0 : stream.size();
  }

  public int channels() {
    return streams.size();
  }

  /// The names of the channels that somebody here watches.
  public Set<String> watched() {
    return Set.copyOf(streams.keySet());
  }

  /// Who watches the channel here.
  ///
  /// @param most accounts are named only when there are no more watchers than this
  public Viewers viewers(String channel, int most) {
    ChannelStream stream = streams.get(channel);
    return stream == null ? Viewers.NONE : stream.viewers(most);
  }

  /// Visits those who watch the channel here.
  public void subscribers(String channel, Consumer<Subscriber> visitor) {
    ChannelStream stream = streams.get(channel);
    if (stream != null) {
      stream.subscribers().forEach(visitor);
    }
  }

  /// Takes the channel from those who may not watch it any more.
  public void revoke(String channel, Predicate<Subscriber> refused) {
    ChannelStream stream = streams.get(channel);
    if (stream == null) {
      return;
    }
    for (Subscriber subscriber : stream.subscribers()) {
      if (refused.test(subscriber)) {
        unsubscribe(subscriber, channel);
        subscriber.revoked(channel);
      }
    }
  }

  public void forEachChannel(BiConsumer<String, Integer> visitor) {
    streams.forEach((channel, stream) -> visitor.accept(channel, stream.size()));
  }

  /// Delivers a committed publication to those who watch its channel here.
  public void offer(String channel, Publication publication) {
    ChannelStream stream = streams.get(channel);
    if (stream != null && offer(stream, publication) == Offer.TOO_EARLY) {
      loadLater(stream);
    }
  }

  /// Tells those who watch the channel here something that is no publication: it has no offset, and
  /// nobody who misses it gets it later.
  ///
  /// @param except the account that is not told
  public void notice(String channel, Frame frame, long except) {
    ChannelStream stream = streams.get(channel);
    if (stream != null) {
      events.leftOut(stream.notice(frame, except, System.nanoTime()));
    }
  }

  /// Subscribes from now on, or from where the client was. The receiver is told before anything is
  /// delivered; every later publication is delivered once, in order.
  public void subscribe(
      Subscriber subscriber,
      String channel,
      @Nullable StreamPosition since,
      Subscribed.Receiver receiver) {
    try {
      Join join;
      do {
        ChannelStream stream = placed(channel);
        StreamStart start = new StreamStart(knownEpoch(), receiver);
        join =
            since == null
                ? stream.join(subscriber, Recovery.NOT_ASKED, start)
                : resume(stream, subscriber, since, start);
      } while (join == Join.CLOSED);
    } catch (RuntimeException e) {
      unsubscribe(subscriber, channel);
      throw e;
    }
  }

  /// Harmless for someone who does not watch the channel.
  public void unsubscribe(Subscriber subscriber, String channel) {
    ChannelStream stream = streams.get(channel);
    if (stream != null && stream.leave(subscriber)) {
      streams.remove(channel, stream);
    }
  }

  /// Compares all watched channels with the log, and gets what did not come. A log that has gone
  /// back behind what was delivered has lost it, and would give its offsets out again: that is the
  /// end of the epoch.
  public void check() {
    Map<String, Long> delivered = new HashMap<>();
    streams.forEach((channel, stream) -> delivered.put(channel, stream.last()));
    if (delivered.isEmpty()) {
      return;
    }
    PublicationSource.Standing standing = log.positions(delivered.keySet());
    if (adopt(standing.epoch()) && isBehind(standing, delivered)) {
      log.renounce(standing.epoch());
      adopt(log.positions(Set.of()).epoch());
    }
    for (String channel : delivered.keySet()) {
      ChannelStream stream = streams.get(channel);
      if (stream != null && stream.isPlaced()) {
        check(stream, standing.offsets().getOrDefault(channel, 0L));
      }
    }
  }

  private static boolean isBehind(
      PublicationSource.Standing standing, Map<String, Long> delivered) {
    return delivered.entrySet().stream()
        .anyMatch(e -> standing.offsets().getOrDefault(e.getKey(), 0L) < e.getValue());
  }

  private void check(ChannelStream stream, long offset) {
    if (stream.last() < offset) {
      events.gapFilled();
      load(stream);
      if (stream.last() < offset) {
        lose(stream);
      }
    }
  }

  private Join resume(
      ChannelStream stream, Subscriber subscriber, StreamPosition since, StreamStart start) {
    if (!since.epoch().equals(start.epoch()) || since.offset() < 0) {
      return giveUp(stream, subscriber, start);
    }
    boolean asksLog = since.offset() > stream.last();
    if (asksLog) {
      load(stream);
    }
    List<Publication> earlier = new ArrayList<>();
    while (true) {
      switch (stream.resume(subscriber, since.offset(), earlier, start)) {
        case JOINED -> {
          events.recovered(asksLog || !earlier.isEmpty());
          return Join.JOINED;
        }
        case CLOSED -> {
          return Join.CLOSED;
        }
        case IMPOSSIBLE -> {
          return giveUp(stream, subscriber, start);
        }
        case NEEDS_MORE -> {
          if (!reads(stream, since.offset(), earlier)) {
            return giveUp(stream, subscriber, start);
          }
        }
      }
    }
  }

  private boolean reads(ChannelStream stream, long since, List<Publication> earlier) {
    return earlier.addAll(log.after(stream.channel(), since + earlier.size(), PAGE));
  }

  private Join giveUp(ChannelStream stream, Subscriber subscriber, StreamStart start) {
    events.unrecoverable();
    return stream.join(subscriber, Recovery.IMPOSSIBLE, start);
  }

  /// The stream of the channel, delivering.
  private ChannelStream placed(String channel) {
    ChannelStream stream = streams.computeIfAbsent(channel, c -> new ChannelStream(c, limits));
    if (!stream.isPlaced()) {
      StreamPosition position = log.position(channel);
      adopt(position.epoch());
      if (stream.place(position.offset())) {
        loadLater(stream);
      }
    }
    return stream;
  }

  private String knownEpoch() {
    String known = epoch;
    return known == null ? "" : known;
  }

  /// Another epoch means that offsets have begun anew: nobody's position holds any more.
  ///
  /// @return whether it was this one before
  private boolean adopt(String current) {
    String known = epoch;
    if (current.equals(known)) {
      return true;
    }
    epoch = current;
    if (known != null) {
      List.copyOf(streams.values()).forEach(this::lose);
    }
    return false;
  }

  private void loadLater(ChannelStream stream) {
    if (stream.startsLoading()) {
      events.gapFilled();
      try {
        executor.execute(() -> loadClaimed(stream));
      } catch (RejectedExecutionException e) {
        stream.stopsLoading();
      }
    }
  }

  private void loadClaimed(ChannelStream stream) {
    try {
      do {
        load(stream);
      } while (stream.goesOnLoading());
    } catch (RuntimeException e) {
      // the next check tries again
      stream.stopsLoading();
    }
  }

  private void load(ChannelStream stream) {
    List<Publication> page;
    do {
      page = log.after(stream.channel(), stream.last(), PAGE);
      page.forEach(p -> offer(stream, p));
    } while (page.size() == PAGE);
  }

  private Offer offer(ChannelStream stream, Publication publication) {
    Offer offer = stream.offer(publication);
    if (offer == Offer.DELIVERED) {
      events.delivered(stream.size());
    }
    return offer;
  }

  private void lose(ChannelStream stream) {
    events.lost();
    streams.remove(stream.channel(), stream);
    stream.close().forEach(Subscriber::lost);
  }
}
