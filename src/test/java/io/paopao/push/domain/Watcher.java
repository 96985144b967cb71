package io.paopao.push.domain;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A subscriber that remembers what it was told, in order.
final class Watcher implements Subscriber, Subscribed.Receiver {

  final List<Long> offsets = new CopyOnWriteArrayList<>();
  final List<Frame> notices = new CopyOnWriteArrayList<>();
  volatile @Nullable Subscribed started;
  volatile boolean idle = true;
  volatile boolean lost;
  volatile boolean revoked;
  @Nullable Viewer viewer;

  @Override
  public void accept(Subscribed subscribed) {
    started = subscribed;
    subscribed.publications().forEach(p -> offsets.add(p.offset()));
  }

  @Override
  public void deliver(Publication publication) {
    if (started == null) {
      throw new AssertionError("delivered before the subscription began");
    }
    offsets.add(publication.offset());
  }

  @Override
  public boolean notice(Frame frame) {
    return idle && notices.add(frame);
  }

  @Override
  public void lost() {
    lost = true;
  }

  @Override
  public void revoked(String channel) {
    revoked = true;
  }

  @Override
  public @Nullable Viewer viewer() {
    return viewer;
  }

  Subscribed started() {
    Subscribed known = started;
    if (known == null) {
      throw new AssertionError("not subscribed");
    }
    return known;
  }

  static List<Long> from(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
