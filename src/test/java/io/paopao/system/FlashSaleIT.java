package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Many want what only a few can have. `paopao.flash.buyers` and `paopao.flash.members` make it
/// longer: so many orders at once, by so many accounts.
class FlashSaleIT {

  private static final int PIECES = 100;
  private static final int BUYERS = Integer.getInteger("paopao.flash.buyers", 400);
  private static final int MEMBERS = Integer.getInteger("paopao.flash.members", 4);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SESSION = Duration.ofMinutes(3);

  /// What was answered, or 0 for no answer at all.
  private final Set<Integer> answers = ConcurrentHashMap.newKeySet();

  private record Placed(AtomicReference<Api> member, String order) {}

  @Test
  void exactlyWhatThereIsIsSoldAndEveryBuyerHasAnAnswer() throws Exception {
    String sku = Mall.item(1, "POINTS", PIECES, 0);
    List<Placed> orders = placeAtOnce(sku, members());

    int paid = 0;
    for (Placed each : orders) {
      paid += isPaid(each) ? 1 : 0;
    }

    assertThat(answers).contains(201).isSubsetOf(201, 429, 503);
    assertThat(paid).isEqualTo(PIECES);
    Mall.awaitAvailable(sku, 0);
    Eventually.within(PATIENCE, () -> assertThat(Conservation.differences()).isEmpty());
  }

  private static List<AtomicReference<Api>> members() {
    List<AtomicReference<Api>> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new AtomicReference<>(Api.member()));
    }
    members.forEach(member -> Mall.awaitPoints(member.get(), 100));
    return members;
  }

  private List<Placed> placeAtOnce(String sku, List<AtomicReference<Api>> members)
      throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<Placed>> all = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BUYERS; i++) {
        AtomicReference<Api> member = members.get(i % members.size());
        all.add(
            crowd.submit(() -> {
              begin.await();
              return place(member, sku);
            }));
      }
      begin.countDown();
    }
    List<Placed> placed = new ArrayList<>();
    for (Future<Placed> each : all) {
      placed.add(each.get(1, TimeUnit.SECONDS));
    }
    return placed;
  }

  /// As a buyer's program does: whoever is refused comes back as late as it was told, or a little
  /// later, and asks for the same order.
  private Placed place(AtomicReference<Api> member, String sku) {
    String key = UUID.randomUUID().toString();
    Instant end = Instant.now().plus(PATIENCE);
    Answer answer = order(member, sku, key);
    while (answer.status() != 201 && Instant.now().isBefore(end)) {
      long seconds = Long.parseLong("0" + answer.header("Retry-After"));
      LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong(Duration.ofSeconds(1 + 2 * seconds).toNanos()));
      answer = order(member, sku, key);
    }
    return new Placed(member, answer.expect(201).string("id"));
  }

  private Answer order(AtomicReference<Api> member, String sku, String key) {
    try {
      Answer answer = signedIn(member).post("orders", Mall.wish(sku, 1), "Idempotency-Key", key);
      answers.add(answer.status());
      return answer;
    } catch (UncheckedIOException e) {
      answers.add(0);
      throw e;
    }
  }

  /// A token may end before the last of thousands is served.
  private static Api signedIn(AtomicReference<Api> member) {
    synchronized (member) {
      member.set(Eventually.value(PATIENCE, () -> member.get().renewedAfter(SESSION)));
      return member.get();
    }
  }

  private static boolean isPaid(Placed placed) {
    return Eventually.value(
        PATIENCE,
        () -> {
          String status =
              signedIn(placed.member())
                  .get("orders/" + placed.order())
                  .expect(200)
                  .string("status");
          assertThat(status).isIn("PAID", "CANCELLED");
          return status.equals("PAID");
        });
  }
}
