package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders while parts of the stack are killed and the provider behaves badly. `paopao.chaos.scale`
/// makes it longer: 25 is 10,000 orders and 100 kills. What there is of points, money and pieces is
/// counted after each round.
class SagaFaultsIT {

  private static final int SCALE = Integer.getInteger("paopao.chaos.scale", 1);
  private static final int ORDERS = 400 * SCALE;
  private static final int ROUNDS = SCALE;

  /// Fewer than are asked for at once by whoever finds out whether an item can be ordered.
  private static final int FEW = Math.min(ORDERS / 10, 900);

  private static final int KILLS_A_ROUND = 4;
  private static final int ORDERS_A_KILL = ORDERS / (KILLS_A_ROUND * ROUNDS);

  /// With a hundred points each, so many that they can pay for what they order.
  private static final int BUYERS = Math.max(8, 3 * SCALE);

  private static final String GOOD = "latency=5&errors=0&lost=0&notices=1&settling=50";
  private static final String BAD = "latency=10&errors=0.1&lost=0.1&notices=2&settling=300";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SESSION = Duration.ofMinutes(3);
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

  private final Stack stack = Stack.running();
  private final AtomicInteger placed = new AtomicInteger();
  private final Semaphore pace = new Semaphore(0);

  @AfterEach
  void mend() {
    Mall.behave(GOOD);
  }

  @Test
  void nothingIsLostOrMadeWhateverIsKilled() throws Exception {
    stack.keepCoverage();
    Mall.behave(BAD);
    List<String> skus =
        List.of(
            Mall.item(1, "POINTS", FEW, 0),
            Mall.item(2, "POINTS", ORDERS, 0),
            Mall.item(1_999, "CNY", FEW, 0),
            Mall.item(2_513, "CNY", ORDERS, 0));
    List<Api> buyers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      buyers.add(Api.member());
    }
    List<Future<?>> crowd = new ArrayList<>();
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int b = 0; b < BUYERS; b++) {
        Api buyer = buyers.get(b);
        int share = b;
        crowd.add(side.submit(() -> buy(buyer, skus, share)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (int kill = 0; kill < KILLS_A_ROUND; kill++) {
          pace.release(ORDERS_A_KILL);
          awaitProgress();
          crash(round * KILLS_A_ROUND + kill);
        }
        Eventually.within(PATIENCE, () -> assertThat(Conservation.differences()).isEmpty());
      }
      for (Future<?> each : crowd) {
        each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
    Mall.behave(GOOD);
    Eventually.within(PATIENCE, () -> assertThat(Conservation.differences()).isEmpty());
    // a fifth is cancelled, perhaps before it is paid; the provider declines what costs the last
    assertThat(skus.stream().map(Conservation::paid))
        .zipSatisfy(
            List.of(FEW, ORDERS / 4, FEW, 0),
            (paid, wanted) -> assertThat(paid).isBetween(wanted / 2L, wanted.longValue()));
  }

  private void crash(int turn) {
    List<Part> victims =
        List.of(
            stack.payments(),
            stack.forum(),
            stack.kafka(),
            stack.primary(),
            stack.redis(),
            stack.replica());
    Part victim = victims.get(turn % victims.size());
    victim.kill();
    victim.start();
    if (victim == stack.payments()) {
      Mall.behave(BAD);
    }
  }

  /// Waits until half of the orders that are let in have been answered.
  private void awaitProgress() {
    int goal = placed.get() + pace.availablePermits() / 2;
    Eventually.within(PATIENCE, () -> assertThat(placed.get()).isGreaterThanOrEqualTo(goal));
  }

  private void buy(Api member, List<String> skus, int share) {
    AtomicReference<Api> buyer = new AtomicReference<>(member);
    for (int i = share; i < ORDERS; i += BUYERS) {
      pace.acquireUninterruptibly();
      String sku = skus.get(i / BUYERS % skus.size());
      String id = place(buyer, sku, sku + "-" + i);
      if (i % 5 == 0 && !id.isEmpty()) {
        once(() -> signedIn(buyer).post("orders/" + id + "/cancel", Api.json()));
      }
      placed.incrementAndGet();
    }
  }

  /// A token ends before ten thousand orders are placed.
  private static Api signedIn(AtomicReference<Api> buyer) {
    return buyer.updateAndGet(session -> session.renewedAfter(SESSION));
  }

  /// Orders until there is an answer, which is the same however often it was asked for.
  private static String place(AtomicReference<Api> buyer, String sku, String key) {
    Answer answer =
        once(() -> signedIn(buyer).post("orders", Mall.wish(sku, 1), "Idempotency-Key", key));
    return answer.status() == 201 ? answer.string("id") : "";
  }

  private interface Attempt {
    Answer send();
  }

  private static Answer once(Attempt attempt) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Answer answer = attempt.send();
        if (answer.status() < 500 && answer.status() != 401 && !isInProgress(answer)) {
          return answer;
        }
      } catch (UncheckedIOException | AssertionError e) {
        // the forum is away, or nobody can sign in: its answer is asked for again
        assertThat(System.nanoTime()).as("%s", e).isLessThan(end);
      }
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean isInProgress(Answer answer) {
    return answer.status() == 409 && answer.body().contains("idempotency.inProgress");
  }
}
