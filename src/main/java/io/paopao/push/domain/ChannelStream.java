package io.paopao.push.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One channel on one node, for as long as somebody here watches it: the last offset that its
/// subscribers have, and the last publications for those who come back.
///
/// Delivers every publication after the place where it started once, in order, whatever order and
/// however often they are offered. Thread-safe; a subscriber joins, and publications are delivered,
/// one after the other.
final class ChannelStream {

  private static final long UNPLACED = -1;

  private final String channel;
  private final StreamLimits limits;
  private final Ring ring;
  // tolerates that a delivery makes its subscriber leave
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet(2);
  private long last = UNPLACED;
  private long heard;
  private boolean closed;
  private boolean loading;
  private boolean loadAgain;
  private @Nullable CommandRate notices;

  ChannelStream(String channel, StreamLimits limits) {
    this.channel = channel;
    this.limits = limits;
    this.ring = new Ring(limits.ring());
  }

  /// What became of an offered publication.
  enum Offer {
    DELIVERED,
    /// Already delivered, or the stream does not deliver yet or any more.
    NOT_NEEDED,
    /// Others must come first.
    TOO_EARLY
  }

  /// What became of someone who wanted to join.
  enum Join {
    JOINED,
    /// The stream has ended: take another one.
    CLOSED,
    /// What is in memory does not reach back far enough.
    NEEDS_MORE,
    /// The position is not one that this stream has given out, or too much has happened since.
    IMPOSSIBLE
  }

  String channel() {
    return channel;
  }

  /// Starts delivering after the offset, unless it already does.
  ///
  /// @return whether something later was heard before
  synchronized boolean place(long offset) {
    if (last == UNPLACED) {
      last = offset;
      ring.startAfter(offset);
    }
    return heard > last;
  }

  synchronized boolean isPlaced() {
    return last != UNPLACED;
  }

  synchronized long last() {
    return last;
  }

  synchronized Offer offer(Publication publication) {
    heard = Math.max(heard, publication.offset());
    if (closed || last == UNPLACED || publication.offset() <= last) {
      return Offer.NOT_NEEDED;
    }
    if (publication.offset() > last + 1) {
      return Offer.TOO_EARLY;
    }
    if (publication.takesBack()) {
      ring.startAfter(last); // the log knows what may still be told of before
    }
    last = publication.offset();
    ring.add(publication);
    subscribers.forEach(s -> s.deliver(publication));
    return Offer.DELIVERED;
  }

  /// Tells everybody but one account something that is no publication, unless there are too many of
  /// them or it is said too often.
  ///
  /// @param now a [System#nanoTime] value
  /// @return for how many it was left out; all of them when it was not told
  synchronized int notice(Frame frame, long except, long now) {
    int leftOut = subscribers.size();
    if (leftOut > limits.noticed() || !mayNotice(now)) {
      return leftOut;
    }
    for (Subscriber subscriber : subscribers) {
      leftOut -= isOf(subscriber, except) || subscriber.notice(frame) ? 1 : 0;
    }
    return leftOut;
  }

  private boolean mayNotice(long now) {
    if (notices == null) {
      notices = new CommandRate(limits.notices(), now);
    }
    return notices.allows(limits.notices(), limits.notices(), now);
  }

  private static boolean isOf(Subscriber subscriber, long account) {
    Viewer viewer = subscriber.viewer();
    return viewer != null && viewer.id() == account;
  }

  /// Joins at the end of the stream.
  synchronized Join join(Subscriber subscriber, Subscribed.Recovery recovery, StreamStart start) {
    return closed ? Join.CLOSED : add(subscriber, start, recovery, List.of());
  }

  /// Joins with everything after an offset.
  ///
  /// @param earlier what follows the offset without a hole, from the log: empty, or reaching to
  ///   where the memory begins
  synchronized Join resume(
      Subscriber subscriber, long after, List<Publication> earlier, StreamStart start) {
    if (closed) {
      return Join.CLOSED;
    }
    if (after > last || last - after > limits.recovered()) {
      return Join.IMPOSSIBLE;
    }
    // the log may already hold what is about to be offered, and would then be delivered twice
    List<Publication> missed = new ArrayList<>();
    earlier.stream().filter(p -> p.offset() <= last).forEach(missed::add);
    long reached = after + missed.size();
    if (!ring.coversAfter(reached)) {
      return isTooLarge(missed) ? Join.IMPOSSIBLE : Join.NEEDS_MORE;
    }
    missed.addAll(ring.after(reached));
    if (isTooLarge(missed)) {
      return Join.IMPOSSIBLE;
    }
    return add(subscriber, start, Subscribed.Recovery.PROVEN, missed);
  }

  /// @return whether nobody is left; the stream has ended then
  synchronized boolean leave(Subscriber subscriber) {
    subscribers.remove(subscriber);
    closed = closed || subscribers.isEmpty();
    return closed;
  }

  /// Ends the stream.
  ///
  /// @return those who watched it
  synchronized List<Subscriber> close() {
    closed = true;
    List<Subscriber> left = List.copyOf(subscribers);
    subscribers.clear();
    return left;
  }

  int size() {
    return subscribers.size();
  }

  List<Subscriber> subscribers() {
    return List.copyOf(subscribers);
  }

  Viewers viewers(int most) {
    int size = subscribers.size();
    List<Viewer> known =
        size > most
            ? List.of()
            : subscribers.stream()
                .flatMap(subscriber -> Stream.ofNullable(subscriber.viewer()))
                .distinct()
                .toList();
    return new Viewers(size, known);
  }

  /// Claims the loading of what is missing, or asks whoever does it to look once more.
  synchronized boolean startsLoading() {
    loadAgain = loading;
    boolean claimed = !loading;
    loading = true;
    return claimed;
  }

  /// Gives the claim back, unless somebody has asked meanwhile.
  synchronized boolean goesOnLoading() {
    loading = loadAgain;
    loadAgain = false;
    return loading;
  }

  synchronized void stopsLoading() {
    loading = false;
    loadAgain = false;
  }

  private boolean isTooLarge(List<Publication> missed) {
    return missed.stream().mapToLong(p -> p.frame().bytes()).sum() > limits.recoveredBytes();
  }

  private Join add(
      Subscriber subscriber,
      StreamStart start,
      Subscribed.Recovery recovery,
      List<Publication> missed) {
    subscribers.add(subscriber);
    start
        .receiver()
        .accept(new Subscribed(new StreamPosition(start.epoch(), last), recovery, missed));
    return Join.JOINED;
  }

  /// What a joining subscriber is told, and who tells it.
  record StreamStart(String epoch, Subscribed.Receiver receiver) {}
}
