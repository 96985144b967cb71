package io.paopao.push.ws;

import io.paopao.platform.Ids;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.StreamEvents;
import io.paopao.push.domain.Streams;
import io.paopao.push.store.PublicationLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// The streams of this node, and the bounded threads that ask the log for them.
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/push", virtual = true, maxAsync = 32)
@ManagedExecutorDefinition(name = "java:app/concurrent/push-writers", virtual = true)
public class Hub {

  @Resource(lookup = "java:app/concurrent/push")
  private ManagedExecutorService executor;

  @Resource(lookup = "java:app/concurrent/push-writers")
  private ManagedExecutorService moreWriters;

  @Inject private PublicationLog log;
  @Inject private PushSettings settings;
  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  private final String node = Long.toString(Ids.next(), Character.MAX_RADIX);

  @SuppressWarnings("NullAway.Init") // by open()
  private Streams streams;

  @SuppressWarnings("NullAway.Init") // by open()
  private Writers writers;

  public Streams streams() {
    return streams;
  }

  /// Delivers a committed publication to those who watch its channel here. Waits a moment when what
  /// was delivered before is still to be written, so that nobody is slow because this node is.
  public void offer(String channel, Publication publication) {
    if (streams.isWatched(channel)) {
      writers.awaitRoom();
      streams.offer(channel, publication);
    }
  }

  Writers writers() {
    return writers;
  }

  /// The name of this node among the others.
  public String node() {
    return node;
  }

  /// For work that may block; what does not find a free thread waits.
  Executor executor() {
    return executor;
  }

  @PostConstruct
  void open() {
    Counters counters = new Counters(metrics);
    streams = new Streams(log, settings.streamLimits(), counters, executor);
    writers = new Writers(moreWriters, counters);
    for (int i = 1; i <= Runtime.getRuntime().availableProcessors(); i++) {
      tasks.loop("push-writer-" + i, writers.join()::round);
    }
    metrics.gauge("paopao_push_channels", streams::channels);
    metrics.gauge("paopao_push_writers", writers::size);
  }

  private static final class Counters implements StreamEvents, Writers.Events {

    private final Counter delivered;
    private final Counter fromRing;
    private final Counter fromLog;
    private final Counter impossible;
    private final Counter gaps;
    private final Counter lost;
    private final Counter leftOut;
    private final Counter writers;
    private final Counter held;

    Counters(MetricRegistry metrics) {
      delivered = metrics.counter("paopao_push_delivered");
      fromRing = metrics.counter("paopao_push_recoveries", new Tag("from", "memory"));
      fromLog = metrics.counter("paopao_push_recoveries", new Tag("from", "log"));
      impossible = metrics.counter("paopao_push_recoveries", new Tag("from", "nowhere"));
      gaps = metrics.counter("paopao_push_gaps_filled");
      lost = metrics.counter("paopao_push_streams_lost");
      leftOut = metrics.counter("paopao_push_notices_left_out");
      writers = metrics.counter("paopao_push_writers_added");
      held = metrics.counter("paopao_push_publications_held");
    }

    @Override
    public void delivered(int subscribers) {
      delivered.inc(subscribers);
    }

    @Override
    public void recovered(boolean asked) {
      (asked ? fromLog : fromRing).inc();
    }

    @Override
    public void unrecoverable() {
      impossible.inc();
    }

    @Override
    public void gapFilled() {
      gaps.inc();
    }

    @Override
    public void added() {
      writers.inc();
    }

    @Override
    public void held() {
      held.inc();
    }

    @Override
    public void leftOut(int subscribers) {
      leftOut.inc(subscribers);
    }

    @Override
    public void lost() {
      lost.inc();
    }
  }
}
