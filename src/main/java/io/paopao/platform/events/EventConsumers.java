package io.paopao.platform.events;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Runs the event listeners of the contexts that are on.
@ApplicationScoped
public class EventConsumers {

  private final Database database;
  private final BackgroundTasks tasks;
  private final KafkaClients kafka;
  private final MetricRegistry metrics;

  @Inject
  EventConsumers(
      Database database, BackgroundTasks tasks, KafkaClients kafka, MetricRegistry metrics) {
    this.database = database;
    this.tasks = tasks;
    this.kafka = kafka;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected EventConsumers() {
    this(null, null, null, null);
  }

  public void start(EventListener listener) {
    EventHandling handling = new EventHandling(database, listener, metrics);
    ConsumerLoop loop = new ConsumerLoop(listener, handling, kafka, metrics);
    tasks.loop(listener.name(), loop::run);
  }
}
