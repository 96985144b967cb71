package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final List<String> wire = new ArrayList<>();
  private final SendQueue queue = new SendQueue(frame -> wire.add(frame.text()), 10);

  private static Frame frame(int bytes) {
    return Frame.of("x".repeat(bytes));
  }

  @Test
  void sendsOneFrameAtATimeInOrder() {
    queue.offer(Frame.of("a"));
    queue.offer(Frame.of("b"));
    assertThat(wire).containsExactly("a");
    queue.sent();
    assertThat(wire).containsExactly("a", "b");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThat(queue.offer(frame(6))).isTrue();
    assertThat(queue.offer(frame(4))).isTrue();
    assertThat(queue.offer(frame(1))).isFalse();
    queue.sent();
    assertThat(queue.offer(frame(6))).isTrue();
  }

  @Test
  void takesASingleFrameOfAnySize() {
    assertThat(queue.offer(frame(1_000))).isTrue();
    assertThat(wire).hasSize(1);
  }

  @Test
  void hasRoomAgainWhenTheAnswerIsGone() {
    assertThat(queue.hasRoom()).isTrue();
    queue.reply("x".repeat(1_000));
    assertThat(queue.hasRoom()).isFalse();
    assertThat(queue.offer(frame(10))).isTrue();
    queue.sent();
    assertThat(queue.hasRoom()).isFalse();
    queue.sent();
    assertThat(queue.hasRoom()).isTrue();
  }

  @Test
  void isIdleWhenNothingIsOnItsWay() {
    assertThat(queue.offerWhenIdle(Frame.of("a"))).isTrue();
    assertThat(queue.offerWhenIdle(Frame.of("left out"))).isFalse();
    queue.offer(Frame.of("b"));
    queue.sent();
    assertThat(queue.offerWhenIdle(Frame.of("left out"))).isFalse();
    queue.sent();
    assertThat(queue.offerWhenIdle(Frame.of("c"))).isTrue();
    assertThat(wire).containsExactly("a", "b", "c");
  }

  @Test
  void takesAnEmptyFrameForNoAnswer() {
    queue.offer(Frame.of(""));
    queue.sent();
    assertThat(queue.hasRoom()).isTrue();
  }

  @Test
  void dropsWhatWaitsWhenItEnds() {
    AtomicInteger ends = new AtomicInteger();
    queue.offer(Frame.of("a"));
    queue.offer(Frame.of("b"));
    queue.end(Frame.of("bye"), ends::incrementAndGet);
    queue.end(Frame.of("again"), ends::incrementAndGet);
    assertThat(queue.offer(Frame.of("c"))).isTrue();
    assertThat(ends).hasValue(0);
    queue.sent();
    assertThat(wire).containsExactly("a", "bye");
    assertThat(ends).hasValue(0);
    queue.sent();
    assertThat(wire).containsExactly("a", "bye");
    assertThat(ends).hasValue(1);
  }

  @Test
  void needsNoStackForAWireThatIsDoneAtOnce() {
    AtomicInteger sent = new AtomicInteger();
    SendQueue[] fast = new SendQueue[1];
    List<Runnable> blocked = new ArrayList<>();
    fast[0] =
        new SendQueue(
            _ -> {
              if (sent.incrementAndGet() == 1) {
                blocked.add(() -> fast[0].sent());
              } else {
                fast[0].sent();
              }
            },
            1_000_000);
    for (int i = 0; i < 100_000; i++) {
      fast[0].offer(Frame.of("x"));
    }
    blocked.getFirst().run();
    assertThat(sent).hasValue(100_000);
  }

  @Test
  void announcesOnceWhatWaitsForAThread() {
    List<Boolean> replies = new ArrayList<>();
    SendQueue later =
        new SendQueue(
            new SendQueue.Wire() {
              @Override
              public void send(Frame frame) {
                wire.add(frame.text());
              }

              @Override
              public void ready(SendQueue queue, boolean isReply) {
                replies.add(isReply);
              }
            },
            10);
    later.offer(Frame.of("a"));
    later.offer(Frame.of("b"));
    later.reply("c");
    assertThat(replies).containsExactly(false);
    assertThat(wire).isEmpty();

    later.drain();
    later.sent();
    later.sent();
    assertThat(wire).containsExactly("a", "b", "c");
    assertThat(replies).hasSize(1);

    later.sent();
    later.reply("d");
    assertThat(replies).containsExactly(false, true);
  }
}
