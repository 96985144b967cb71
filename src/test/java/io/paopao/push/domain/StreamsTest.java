package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.push.domain.Subscribed.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsTest {

  private static final String CHANNEL = "thread:42";

  private final MemoryLog log = new MemoryLog();
  private final Counted counted = new Counted();
  private final Streams streams = streams(Runnable::run);

  private Streams streams(Executor executor) {
    return new Streams(log, new StreamLimits(8, 250, 1_000_000, 3, 2), counted, executor);
  }

  private Watcher watch(@Nullable StreamPosition since) {
    Watcher watcher = new Watcher();
    streams.subscribe(watcher, CHANNEL, since, watcher);
    return watcher;
  }

  private static StreamPosition at(long offset) {
    return new StreamPosition("e1", offset);
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      streams.offer(CHANNEL, log.commit(CHANNEL));
    }
  }

  @Test
  void beginsAtTheEndWhenNoPositionIsGiven() {
    log.commit(CHANNEL, 5);
    Watcher watcher = watch(null);
    publish(2);
    assertThat(watcher.started().position()).isEqualTo(at(5));
    assertThat(watcher.started().recovery()).isEqualTo(Recovery.NOT_ASKED);
    assertThat(watcher.offsets).containsExactly(6L, 7L);
  }

  @Test
  void takesTheChannelFromThoseWhoMayNotWatchItAnyMore() {
    Watcher kept = watch(null);
    Watcher refused = watch(null);
    streams.revoke(CHANNEL, subscriber -> subscriber == refused);
    streams.revoke("thread:nobody", _ -> true);
    publish(1);
    assertThat(refused.revoked).isTrue();
    assertThat(refused.offsets).isEmpty();
    assertThat(kept.revoked).isFalse();
    assertThat(kept.offsets).containsExactly(1L);
    streams.revoke(CHANNEL, _ -> true);
    assertThat(streams.watched()).isEmpty();
  }

  @Test
  void namesWatchersWhileTheyAreFew() {
    watch(null).viewer = new Viewer(1, "ann");
    watch(null).viewer = new Viewer(1, "ann");
    watch(null);
    assertThat(streams.viewers(CHANNEL, 3))
        .isEqualTo(new Viewers(3, List.of(new Viewer(1, "ann"))));
    assertThat(streams.viewers(CHANNEL, 2)).isEqualTo(new Viewers(3, List.of()));
    assertThat(streams.viewers("thread:nobody", 2)).isEqualTo(Viewers.NONE);
  }

  @Test
  void deliversTheFirstPublicationOfAChannel() {
    Watcher watcher = watch(at(0));
    publish(1);
    assertThat(watcher.started().recovery()).isEqualTo(Recovery.PROVEN);
    assertThat(watcher.offsets).containsExactly(1L);
  }

  @Test
  void recoversFromMemoryWithoutAskingTheLog() {
    watch(null);
    publish(10);
    log.queries = 0;
    Watcher back = watch(at(4));
    publish(1);
    assertThat(back.offsets).isEqualTo(Watcher.from(5, 11));
    assertThat(log.queries).isZero();
    assertThat(counted.memory).isEqualTo(1);
  }

  @Test
  void recoversFromTheLogWhatMemoryDoesNotHold() {
    log.commit(CHANNEL, 230);
    watch(null);
    publish(12);
    Watcher back = watch(at(1));
    publish(1);
    assertThat(back.started().recovery()).isEqualTo(Recovery.PROVEN);
    assertThat(back.started().position()).isEqualTo(at(242));
    assertThat(back.offsets).isEqualTo(Watcher.from(2, 243));
    assertThat(counted.log).isEqualTo(1);
  }

  @Test
  void asksTheLogForWhatWasSaidBeforeSomethingWasDeleted() {
    watch(null);
    publish(3);
    streams.offer(CHANNEL, log.commit(CHANNEL, "post.deleted"));
    publish(1);
    log.queries = 0;

    assertThat(watch(at(3)).offsets).containsExactly(4L, 5L);
    assertThat(log.queries).isZero();
    assertThat(watch(at(1)).offsets).containsExactly(2L, 3L, 4L, 5L);
    assertThat(log.queries).isPositive();
  }

  @Test
  void recoversNothingForSomeoneWhoMissedNothing() {
    log.commit(CHANNEL, 3);
    Watcher watcher = watch(at(3));
    assertThat(watcher.started().recovery()).isEqualTo(Recovery.PROVEN);
    assertThat(watcher.offsets).isEmpty();
  }

  @Test
  void takesWhatTheLogHasBeforeTheFanOutComes() {
    Watcher first = watch(null);
    Publication late = log.commit(CHANNEL);
    Watcher second = watch(at(1));
    streams.offer(CHANNEL, late);
    publish(1);
    assertThat(second.started().recovery()).isEqualTo(Recovery.PROVEN);
    assertThat(first.offsets).containsExactly(1L, 2L);
    assertThat(second.offsets).containsExactly(2L);
  }

  @Test
  void doesNotDeliverTwiceWhatTheLogHoldsAlready() {
    log.commit(CHANNEL, 20);
    watch(null);
    Publication late = log.commit(CHANNEL);
    Watcher back = watch(at(2));
    streams.offer(CHANNEL, late);
    assertThat(back.offsets).isEqualTo(Watcher.from(3, 21));
  }

  @Test
  void provesNothingForAnotherEpoch() {
    log.commit(CHANNEL, 3);
    Watcher watcher = watch(new StreamPosition("e0", 2));
    publish(1);
    assertThat(watcher.started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(watcher.started().position()).isEqualTo(at(3));
    assertThat(watcher.offsets).containsExactly(4L);
  }

  @Test
  void provesNothingForAPositionThatWasNeverGivenOut() {
    log.commit(CHANNEL, 3);
    assertThat(watch(at(4)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(watch(at(-1)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(watch(at(Long.MAX_VALUE)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
  }

  @Test
  void provesNothingWhenTheLogWasPruned() {
    log.commit(CHANNEL, 20);
    log.prune(CHANNEL, 5);
    assertThat(watch(at(4)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(watch(at(5)).offsets).isEqualTo(Watcher.from(6, 20));
  }

  @Test
  void recoversNothingRatherThanAPartWhenTooMuchWasMissed() {
    log.commit(CHANNEL, 251);
    Watcher tooFar = watch(at(0));
    assertThat(tooFar.started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(tooFar.offsets).isEmpty();
    assertThat(watch(at(1)).offsets).hasSize(250);
  }

  @Test
  void recoversNothingWhenItWouldBeTooLarge() {
    Streams small = new Streams(log, new StreamLimits(8, 250, 100, 0, 0), counted, Runnable::run);
    log.commit(CHANNEL, 3);
    Watcher watcher = new Watcher();
    small.subscribe(watcher, CHANNEL, at(0), watcher);
    assertThat(watcher.started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
  }

  @Test
  void fillsAGapFromTheLogWhenSomethingLaterComes() {
    Watcher watcher = watch(null);
    log.commit(CHANNEL, 3);
    publish(1);
    assertThat(watcher.offsets).containsExactly(1L, 2L, 3L, 4L);
    assertThat(counted.gaps).isEqualTo(1);
  }

  @Test
  void dropsWhatComesTwice() {
    Watcher watcher = watch(null);
    Publication first = log.commit(CHANNEL);
    streams.offer(CHANNEL, first);
    streams.offer(CHANNEL, first);
    assertThat(watcher.offsets).containsExactly(1L);
  }

  @Test
  void ordersWhatComesInTheWrongOrder() {
    Watcher watcher = watch(null);
    Publication first = log.commit(CHANNEL);
    Publication second = log.commit(CHANNEL);
    streams.offer(CHANNEL, second);
    streams.offer(CHANNEL, first);
    assertThat(watcher.offsets).containsExactly(1L, 2L);
  }

  @Test
  void findsWithACheckWhatNeverCame() {
    Watcher watcher = watch(null);
    log.commit(CHANNEL, 150);
    streams.check();
    assertThat(watcher.offsets).isEqualTo(Watcher.from(1, 150));
  }

  @Test
  void losesTheStreamWhenTheGapWasPruned() {
    Watcher watcher = watch(null);
    log.commit(CHANNEL, 5);
    log.prune(CHANNEL, 3);
    streams.check();
    assertThat(watcher.lost).isTrue();
    assertThat(watcher.offsets).isEmpty();
    assertThat(streams.channels()).isZero();
  }

  @Test
  void losesAllStreamsWhenTheEpochIsAnother() {
    log.commit(CHANNEL, 5);
    Watcher watcher = watch(null);
    log.epoch = "e2";
    streams.check();
    assertThat(watcher.lost).isTrue();
    assertThat(watch(at(5)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
    assertThat(watch(new StreamPosition("e2", 5)).started().recovery()).isEqualTo(Recovery.PROVEN);
  }

  @Test
  void endsTheEpochOfALogThatHasLostWhatWasDelivered() {
    Watcher watcher = watch(null);
    publish(3);
    streams.check();
    assertThat(watcher.lost).isFalse();
    log.lose(CHANNEL, 2);
    streams.check();
    assertThat(watcher.lost).isTrue();
    assertThat(log.epoch).isEqualTo("e1'");
    // its third publication would be another one
    publish(1);
    assertThat(watch(at(3)).started().recovery()).isEqualTo(Recovery.IMPOSSIBLE);
  }

  @Test
  void noticesANewEpochWithANewChannel() {
    Watcher watcher = watch(null);
    log.epoch = "e2";
    Watcher other = new Watcher();
    streams.subscribe(other, "board:java", null, other);
    assertThat(watcher.lost).isTrue();
    assertThat(other.lost).isFalse();
    assertThat(other.started().position().epoch()).isEqualTo("e2");
  }

  @Test
  void forgetsAChannelThatNobodyWatches() {
    Watcher watcher = watch(null);
    streams.unsubscribe(watcher, CHANNEL);
    publish(1);
    assertThat(watcher.offsets).isEmpty();
    assertThat(streams.isWatched(CHANNEL)).isFalse();
  }

  @Test
  void goesOnForThoseWhoStay() {
    Watcher stays = watch(null);
    Watcher leaves = watch(null);
    assertThat(streams.subscribers(CHANNEL)).isEqualTo(2);
    streams.unsubscribe(leaves, CHANNEL);
    publish(1);
    assertThat(stays.offsets).containsExactly(1L);
    assertThat(streams.subscribers(CHANNEL)).isEqualTo(1);
  }

  @Test
  void letsASubscriberLeaveWhileItIsDelivered() {
    Watcher stays = watch(null);
    Watcher watcher = new Watcher();
    Subscriber leaving =
        new Subscriber() {
          @Override
          public void deliver(Publication publication) {
            streams.unsubscribe(this, CHANNEL);
          }

          @Override
          public boolean notice(Frame frame) {
            return false;
          }

          @Override
          public void lost() {}

          @Override
          public void revoked(String channel) {}

          @Override
          public @Nullable Viewer viewer() {
            return null;
          }
        };
    streams.subscribe(leaving, CHANNEL, null, watcher);
    publish(2);
    assertThat(stays.offsets).containsExactly(1L, 2L);
    assertThat(streams.subscribers(CHANNEL)).isEqualTo(1);
  }

  @Test
  void tellsANoticeToAllButOneAccount() {
    Watcher writer = watch(null);
    writer.viewer = new Viewer(7, "ada");
    Watcher stranger = watch(null);
    Watcher behind = watch(null);
    behind.viewer = new Viewer(8, "bob");
    behind.idle = false;
    Frame frame = Frame.of("ada writes");

    streams.notice(CHANNEL, frame, 7);
    streams.notice("thread:nobody", frame, 7);

    assertThat(writer.notices).isEmpty();
    assertThat(stranger.notices).containsExactly(frame);
    assertThat(behind.notices).isEmpty();
    assertThat(stranger.offsets).isEmpty();
    assertThat(counted.leftOut).isEqualTo(1);
  }

  @Test
  void tellsNoNoticeWhereManyWatchOrTooOften() {
    Watcher stays = watch(null);
    Watcher leaves = watch(null);
    watch(null);
    watch(null);
    Frame frame = Frame.of("ada writes");

    streams.notice(CHANNEL, frame, 7);
    assertThat(counted.leftOut).isEqualTo(4);
    streams.unsubscribe(leaves, CHANNEL);
    for (int i = 0; i < 9; i++) {
      streams.notice(CHANNEL, frame, 7);
    }

    assertThat(leaves.notices).isEmpty();
    assertThat(stays.notices).hasSizeBetween(2, 3);
  }

  @Test
  void leavesNothingBehindWhenTheLogFails() {
    Streams failing =
        new Streams(
            new FailingLog(), new StreamLimits(8, 250, 1_000, 0, 0), counted, Runnable::run);
    Watcher watcher = new Watcher();
    assertThatThrownBy(() -> failing.subscribe(watcher, CHANNEL, null, watcher))
        .isInstanceOf(IllegalStateException.class);
    assertThat(failing.channels()).isZero();
  }

  @Test
  void loadsOnceForManySignsOfAGap() {
    List<Runnable> later = new ArrayList<>();
    Streams lazy = streams(later::add);
    Watcher watcher = new Watcher();
    lazy.subscribe(watcher, CHANNEL, null, watcher);
    log.commit(CHANNEL);
    for (int i = 0; i < 5; i++) {
      lazy.offer(CHANNEL, log.commit(CHANNEL));
    }
    assertThat(later).hasSize(1);
    later.getFirst().run();
    assertThat(watcher.offsets).isEqualTo(Watcher.from(1, 6));
  }

  private static final class FailingLog implements PublicationSource {
    @Override
    public StreamPosition position(String channel) {
      throw new IllegalStateException("no database");
    }

    @Override
    public Standing positions(java.util.Set<String> channels) {
      throw new IllegalStateException("no database");
    }

    @Override
    public List<Publication> after(String channel, long offset, int limit) {
      throw new IllegalStateException("no database");
    }

    @Override
    public void renounce(String epoch) {
      throw new IllegalStateException("no database");
    }
  }

  private static final class Counted implements StreamEvents {
    int memory;
    int log;
    int gaps;
    int leftOut;

    @Override
    public void leftOut(int subscribers) {
      leftOut += subscribers;
    }

    @Override
    public void delivered(int subscribers) {}

    @Override
    public void recovered(boolean fromLog) {
      if (fromLog) {
        log++;
      } else {
        memory++;
      }
    }

    @Override
    public void unrecoverable() {}

    @Override
    public void gapFilled() {
      gaps++;
    }

    @Override
    public void lost() {}
  }
}
