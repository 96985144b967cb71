package io.paopao.push.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.domain.Frame;
import io.paopao.push.domain.SendQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WritersTest {

  private static final long LATER = Duration.ofSeconds(1).toNanos();

  private final List<Runnable> more = new ArrayList<>();
  private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final CountDownLatch reads = new CountDownLatch(1);
  private int held;

  private final Writers writers =
      new Writers(
          more::add,
          new Writers.Events() {
            @Override
            public void added() {
              // told by the size
            }

            @Override
            public void held() {
              held++;
            }
          });

  /// A connection whose frames are written by the writers.
  private final class Wire implements SendQueue.Wire {

    @Override
    public void send(Frame frame) {
      try {
        if (frame.text().equals("stuck")) {
          reads.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      sent.add(frame.text());
    }

    @Override
    public void ready(SendQueue queue, boolean isReply) {
      writers.drain(queue);
    }
  }

  private void offer(String text) {
    assertThat(new SendQueue(new Wire(), 100).offer(Frame.of(text))).isTrue();
  }

  private static Thread start(Writers.Writer writer) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              writer.round();
            }
          } catch (InterruptedException e) {
            // the test is over
          }
        });
  }

  private String next() throws InterruptedException {
    return sent.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void writeWhatWaits() throws Exception {
    Thread thread = start(writers.join());
    offer("a");
    assertThat(next()).isEqualTo("a");
    thread.interrupt();
    assertThat(more).isEmpty();
  }

  @Test
  void getHelpOnlyWhenAllAreStuck() throws Exception {
    Thread thread = start(writers.join());
    offer("stuck");
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    writers.tick(System.nanoTime() + LATER);
    assertThat(more).as("nothing waits").isEmpty();

    offer("a");
    writers.tick(System.nanoTime() + LATER);
    assertThat(writers.size()).isEqualTo(2);
    Thread helper = Thread.ofVirtual().start(more.getFirst());
    assertThat(next()).isEqualTo("a");
    writers.tick(System.nanoTime() + LATER);
    assertThat(more).hasSize(1);

    reads.countDown();
    assertThat(next()).isEqualTo("stuck");
    thread.interrupt();
    helper.interrupt();
  }

  @Test
  void holdPublicationsWhileTheyAreBehind() {
    writers.awaitRoom();
    assertThat(held).isZero();
    offer("nobody writes it");
    while (held == 0) {
      writers.awaitRoom();
    }
    assertThat(sent).isEmpty();
  }
}
