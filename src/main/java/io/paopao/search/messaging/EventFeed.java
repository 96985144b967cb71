package io.paopao.search.messaging;

import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.search.index.LiveIndex;
import io.paopao.search.index.UnusableIndexException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Keeps this node's own index: fed by every event, each with its effect once; built anew when
/// there is none to go on with, or when an admin asks.
@ApplicationScoped
public class EventFeed implements StartupTask {

  private static final Duration RETRY = Duration.ofSeconds(10);

  @Inject private LiveIndex live;
  @Inject private NodeIndex node;
  @Inject private Rebuild rebuild;
  @Inject private FeedConsumers consumers;
  @Inject private Catalogue catalogue;
  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.search.rebuild-limit")
  private Duration rebuildLimit;

  private volatile Instant retry = Instant.EPOCH;
  private volatile long lag;

  @Override
  public String context() {
    return "search";
  }

  @Override
  public void start() {
    metrics.gauge("paopao_search_documents", live::size);
    metrics.gauge("paopao_search_lag", () -> lag);
    tasks.loop("search-feed", this::run);
  }

  /// Begins to build the index of this node anew.
  ///
  /// @return false when that is going on already
  public boolean rebuild() {
    boolean claimed = rebuild.claim();
    if (claimed) {
      retry = Instant.now().plus(RETRY);
      tasks.once("search-rebuild", rebuildLimit, rebuild::run);
    }
    return claimed;
  }

  public FeedStatus status() {
    return new FeedStatus(
        live.size(),
        node.positions(),
        lag,
        node.isComplete(),
        rebuild.isRunning(),
        rebuild.entries());
  }

  /// Runs until it fails or is interrupted; the task loop calls it again.
  private void run() throws InterruptedException {
    try {
      node.open();
      feed();
    } catch (UnusableIndexException e) {
      node.close();
      throw e;
    }
  }

  private void feed() throws InterruptedException {
    try (FeedConsumer consumer = consumers.open()) {
      Feed feed = new Feed(node, consumer, catalogue, metrics.counter("paopao_search_poison"));
      while (!Thread.currentThread().isInterrupted()) {
        rebuild.finished().ifPresent(feed::adopt);
        if (!node.isComplete() && retry.isBefore(Instant.now())) {
          rebuild();
        }
        feed.step();
        lag = consumer.lag();
      }
    }
  }
}
