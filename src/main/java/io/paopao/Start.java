package io.paopao;

import io.paopao.platform.events.EventConsumers;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.events.OutboxRelay;
import io.paopao.platform.logging.AsyncLogging;
import io.paopao.platform.redis.CacheTasks;
import io.paopao.platform.rest.Readiness;
import io.paopao.platform.sql.Housekeeping;
import io.paopao.platform.sql.Migrations;
import io.paopao.platform.sql.ServerWatch;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.Carriers;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.platform.tasks.TaskWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Brings the forum up: schemas first, then what works in the background, then the door is opened.
/// Events are listened to from then on: they wait in Kafka, a reader would wait for the page.
@ApplicationScoped
public class Start {

  private static final Logger LOG = Logger.getLogger(Start.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(2);

  @Inject private BackgroundTasks tasks;
  @Inject private Migrations migrations;
  @Inject private ServerWatch servers;
  @Inject private CacheTasks cache;
  @Inject private OutboxRelay relay;
  @Inject private Housekeeping housekeeping;
  @Inject private EventConsumers consumers;
  @Inject private Instance<EventListener> listeners;
  @Inject private Instance<StartupTask> startupTasks;
  @Inject private Readiness readiness;
  @Inject private MetricRegistry metrics;
  @Inject private TaskWatch watch;
  @Inject private AsyncLogging logging;
  @Inject private Carriers carriers;

  void onStartup(@Observes Startup event) {
    carriers.start();
    tasks.once("platform-start", this::start);
  }

  private void start() throws InterruptedException {
    logging.start();
    while (!migrated()) {
      Thread.sleep(RETRY);
    }
    servers.start();
    cache.start();
    watch.start();
    relay.start(metrics);
    housekeeping.start();
    startupTasks.stream().filter(t -> isOn(t.context())).forEach(StartupTask::start);
    readiness.started();
    listeners.stream().filter(l -> isOn(l.name())).forEach(consumers::start);
  }

  private boolean migrated() throws InterruptedException {
    migrations.await();
    try {
      migrations.migrate("platform");
      for (Context context : Context.values()) {
        migrations.migrate(context.code());
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the schemas could not be migrated; trying again", e);
      return false;
    }
  }

  /// @param name begins with the code of a context
  private static boolean isOn(String name) {
    return Context.on().anyMatch(c -> name.startsWith(c.code()));
  }
}
