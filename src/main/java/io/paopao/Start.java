package io.paopao;

import io.paopao.platform.events.EventConsumers;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.events.OutboxRelay;
import io.paopao.platform.rest.Readiness;
import io.paopao.platform.sql.Migrations;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Brings the forum up: schemas first, then what works in the background, then the door is opened.
@ApplicationScoped
public class Start {

  @Inject private BackgroundTasks tasks;
  @Inject private Migrations migrations;
  @Inject private OutboxRelay relay;
  @Inject private EventConsumers consumers;
  @Inject private Instance<EventListener> listeners;
  @Inject private Instance<StartupTask> startupTasks;
  @Inject private Readiness readiness;
  @Inject private MetricRegistry metrics;

  void onStartup(@Observes Startup event) {
    tasks.once("start", this::start);
  }

  private void start() throws InterruptedException {
    migrate();
    relay.start(metrics);
    listeners.stream().filter(l -> isOn(l.name())).forEach(consumers::start);
    startupTasks.stream().filter(t -> isOn(t.context())).forEach(StartupTask::start);
    readiness.started();
  }

  private void migrate() throws InterruptedException {
    migrations.await();
    migrations.migrate("platform");
    for (Context context : Context.values()) {
      migrations.migrate(context.code());
    }
  }

  /// @param name begins with the code of a context
  private static boolean isOn(String name) {
    return Context.on().anyMatch(c -> name.startsWith(c.code()));
  }
}
