package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.client.PushClient;
import io.paopao.stack.Stack;
import io.paopao.system.PushClientIT.Heard;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Push under clients that come and go: exact counts, exact order, and nothing left behind. The
/// long form is part of the profile `chaos`.
class PushStressIT {

  private static final int CYCLES = Integer.getInteger("chaos.cycles", 200);
  private static final int CONNECTS = Integer.getInteger("chaos.connects", 200);
  private static final int CLIENTS = 20;
  private static final int AT_ONCE = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api author = Api.member();
  private final RandomGenerator random =
      RandomGeneratorFactory.getDefault().create(Long.getLong("chaos.seed", 7));

  @Test
  void whoComesBackHasHeardEverythingOnceInOrder() {
    String thread = author.thread("Stress", "start").getString("id");
    String channel = "thread:" + thread;
    List<Heard> all = IntStream.range(0, CLIENTS).mapToObj(_ -> new Heard()).toList();
    List<PushClient> clients =
        all.stream().map(_ -> PushClientIT.open(forum(), Api.anonymous())).toList();
    try {
      for (int i = 0; i < CLIENTS; i++) {
        clients.get(i).subscribe(channel, null, all.get(i));
      }
      watchedBy(clients.getFirst(), channel, CLIENTS);
      List<String> written = new ArrayList<>();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        clients.get(random.nextInt(CLIENTS)).reconnect();
        if (cycle % 4 == 0) {
          written.add(author.reply(thread, "cycle " + cycle).getString("id"));
        }
      }

      Eventually.within(
          PATIENCE,
          () -> assertThat(all).allSatisfy(heard -> assertThat(heard.posts()).isEqualTo(written)));
      assertThat(all)
          .allSatisfy(heard -> {
            assertThat(heard.lost).isEmpty();
            assertThat(heard.ends).isEmpty();
          });
    } finally {
      clients.forEach(PushClient::close);
    }
  }

  @Test
  void connectionsThatEndLeaveNothingBehind() {
    String channel = "thread:" + author.thread("Baseline", "start").getString("id");
    // whatever earlier tests have cut is noticed first: readers of events with the second sign of
    // life that does not reach them
    List<Double> baseline = Eventually.value(PATIENCE.multipliedBy(2), PushStressIT::settled);
    for (int left = CONNECTS; left > 0; left -= AT_ONCE) {
      List<Watcher> open =
          IntStream.range(0, Math.min(left, AT_ONCE))
              .mapToObj(_ -> Watcher.connected(Api.anonymous()))
              .toList();
      open.forEach(watcher -> watcher.result("subscribe", json("channel", channel)));
      open.forEach(Watcher::close);
    }

    Eventually.within(PATIENCE, () -> assertThat(counts()).isEqualTo(baseline));
    assertThat(author.get("presence/" + channel).json().getInt("count")).isZero();
  }

  private static URI forum() {
    return Stack.running().forum().baseUri();
  }

  private static void watchedBy(PushClient client, String channel, int count) {
    Eventually.within(
        PATIENCE,
        () -> assertThat(client.presence(channel).join().getInt("count")).isEqualTo(count));
  }

  private static List<Double> settled() {
    List<Double> counts = counts();
    assertThat(counts).isEqualTo(List.of(0.0, 0.0, 0.0, 0.0));
    return counts;
  }

  private static List<Double> counts() {
    Metrics metrics = Metrics.now();
    return List.of(
        metrics.sum("paopao_push_connections"),
        metrics.sum("paopao_push_subscriptions"),
        metrics.sum("paopao_push_channels"),
        metrics.sum("paopao_push_event_streams"));
  }
}
