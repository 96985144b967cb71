package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.domain.Subscribed.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Publishers whose fan-out is late, lost, doubled and out of order, against clients that come and
/// go: nobody sees a hole, a double or a wrong order.
class StreamsConcurrencyTest {

  private static final String CHANNEL = "thread:42";
  private static final int PUBLICATIONS = 600;
  private static final int CLIENTS = 4;

  private final MemoryLog log = new MemoryLog();

  @RepeatedTest(20)
  void everyClientSeesEveryPublicationOnceInOrder(RepetitionInfo run) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Streams streams =
          new Streams(
              log, new StreamLimits(16, 10_000, Long.MAX_VALUE, 0, 0), new NoEvents(), executor);
      List<Future<List<Long>>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Random random = new Random(run.getCurrentRepetition() * 100L + i);
        clients.add(executor.submit(() -> comeAndGo(streams, random)));
      }
      List<Future<?>> publishers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Random random = new Random(run.getCurrentRepetition() * 100L + 50 + i);
        publishers.add(executor.submit(() -> publish(streams, random)));
      }
      for (Future<?> publisher : publishers) {
        publisher.get(30, TimeUnit.SECONDS);
      }
      for (Future<List<Long>> client : clients) {
        assertThat(client.get(30, TimeUnit.SECONDS)).isEqualTo(Watcher.from(1, PUBLICATIONS));
      }
      assertThat(streams.channels()).isZero();
    }
  }

  private void publish(Streams streams, Random random) {
    List<Publication> late = new ArrayList<>();
    for (int i = 0; i < PUBLICATIONS / 2; i++) {
      Publication publication = log.commit(CHANNEL);
      switch (random.nextInt(6)) {
        case 0 -> late.add(publication);
        case 1 -> {}
        case 2 -> {
          streams.offer(CHANNEL, publication);
          streams.offer(CHANNEL, publication);
        }
        default -> streams.offer(CHANNEL, publication);
      }
      if (late.size() > 3) {
        late.reversed().forEach(p -> streams.offer(CHANNEL, p));
        late.clear();
      }
    }
  }

  private static List<Long> comeAndGo(Streams streams, Random random) throws InterruptedException {
    List<Long> seen = new ArrayList<>();
    while (seen.size() < PUBLICATIONS) {
      Watcher watcher = new Watcher();
      StreamPosition since = new StreamPosition("e1", seen.size());
      streams.subscribe(watcher, CHANNEL, since, watcher);
      assertThat(watcher.started().recovery()).isEqualTo(Recovery.PROVEN);
      Thread.sleep(random.nextInt(3));
      streams.check();
      streams.unsubscribe(watcher, CHANNEL);
      seen.addAll(watcher.offsets);
    }
    return seen;
  }

  private record NoEvents() implements StreamEvents {
    @Override
    public void delivered(int subscribers) {}

    @Override
    public void recovered(boolean fromLog) {}

    @Override
    public void unrecoverable() {}

    @Override
    public void gapFilled() {}

    @Override
    public void leftOut(int subscribers) {}

    @Override
    public void lost() {}
  }
}
