package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Many want what only a few can have. `paopao.flash.buyers` and `paopao.flash.members` make it
/// longer: so many orders at once, by so many accounts.
class FlashSaleIT {

  private static final int PIECES = 100;
  private static final int BUYERS = Integer.getInteger("paopao.flash.buyers", 400);
  private static final int MEMBERS = Integer.getInteger("paopao.flash.members", 4);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// What was answered, or 0 for no answer at all.
  private final Set<Integer> answers = ConcurrentHashMap.newKeySet();

  private record Placed(Api member, String order) {}

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

  private static List<Api> members() {
    List<Api> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(Api.member());
    }
    for (Api member : members) {
      Mall.awaitPoints(member, 100);
    }
    return members;
  }

  private List<Placed> placeAtOnce(String sku, List<Api> members) throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<Placed>> all = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BUYERS; i++) {
        Api member = members.get(i % members.size());
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

  /// As a buyer's program does: whoever is refused or waits too long asks again for the same order.
  private Placed place(Api member, String sku) {
    String key = UUID.randomUUID().toString();
    return Eventually.value(
        PATIENCE, () -> new Placed(member, order(member, sku, key).expect(201).string("id")));
  }

  private Answer order(Api member, String sku, String key) {
    try {
      Answer answer = member.post("orders", Mall.wish(sku, 1), "Idempotency-Key", key);
      answers.add(answer.status());
      return answer;
    } catch (UncheckedIOException e) {
      answers.add(0);
      throw e;
    }
  }

  private static boolean isPaid(Placed placed) {
    return Eventually.value(
        PATIENCE,
        () -> {
          String status =
              placed.member().get("orders/" + placed.order()).expect(200).string("status");
          assertThat(status).isIn("PAID", "CANCELLED");
          return status.equals("PAID");
        });
  }
}
