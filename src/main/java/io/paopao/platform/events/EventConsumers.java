package io.paopao.platform.events;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Runs the event listeners of the contexts that are on: each fetches, handles and retries on a
/// thread of its own.
@ApplicationScoped
public class EventConsumers {

  private final Database database;
  private final BackgroundTasks tasks;
  private final KafkaClients kafka;
  private final RedeliveryProducer redeliveries;
  private final MetricRegistry metrics;
  private final Set<String> listeners = new ConcurrentSkipListSet<>();

  @Inject
  EventConsumers(
      Database database,
      BackgroundTasks tasks,
      KafkaClients kafka,
      RedeliveryProducer redeliveries,
      MetricRegistry metrics) {
    this.database = database;
    this.tasks = tasks;
    this.kafka = kafka;
    this.redeliveries = redeliveries;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected EventConsumers() {
    this(null, null, null, null, null);
  }

  public void start(EventListener listener) {
    String name = listener.name();
    KafkaSettings settings = kafka.settings();
    EventBuffer buffer = new EventBuffer(settings.buffer(), settings.maxPollRecords());
    EventHandling handling = new EventHandling(database, listener, metrics);
    Redelivery redelivery = new Redelivery(name, settings.retryDelays(), redeliveries, metrics);
    FetchLoop fetch = new FetchLoop(listener, kafka, buffer);
    HandlerLoop handler = new HandlerLoop(buffer, handling, redelivery);
    RetryLoop retry = new RetryLoop(name, handling, redelivery, kafka);
    metrics.gauge("paopao_events_lag", fetch::lag, new Tag("listener", name));
    metrics.gauge("paopao_events_buffered", buffer::size, new Tag("listener", name));
    tasks.loop(name, fetch::run);
    tasks.loop(name + "-handler", handler::run);
    tasks.loop(name + "-retry", retry::run);
    listeners.add(name);
  }

  /// The names of the listeners that this node runs.
  public Set<String> listeners() {
    return Collections.unmodifiableSet(listeners);
  }
}
