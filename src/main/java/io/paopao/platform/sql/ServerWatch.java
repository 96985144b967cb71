package io.paopao.platform.sql;

import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks at every database server again and again: finds the primary, also after another one was
/// promoted, and how far behind the replicas are. A replica that answers but no longer replicates
/// is found by what the primary has committed meanwhile.
@ApplicationScoped
public class ServerWatch {

  private static final Logger LOG = Logger.getLogger(ServerWatch.class.getName());

  /// Commits that are older have been acknowledged by a replica, or never will be.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private final Servers servers;
  private final SqlSettings settings;
  private final BackgroundTasks tasks;
  private final SqlMetrics metrics;
  private final PrimaryHistory history = new PrimaryHistory();
  private final Looks looks = new Looks();

  @Inject
  ServerWatch(Servers servers, SqlSettings settings, BackgroundTasks tasks, SqlMetrics metrics) {
    this.servers = servers;
    this.settings = settings;
    this.tasks = tasks;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ServerWatch() {
    this(null, null, null, null);
  }

  /// Begins to look.
  public void start() {
    metrics.register(servers);
    tasks.every("platform-sql-servers", settings.watch().pause(), this::look);
    for (Server server : servers.all()) {
      Heartbeat heartbeat = new Heartbeat(server, metrics);
      tasks.every("platform-sql-heartbeat-" + server, Heartbeat.PAUSE, heartbeat::beat);
    }
  }

  /// One look at all servers, which takes a second at most.
  synchronized void look() throws InterruptedException {
    looks.at(servers.all(), servers.primary());
    choose();
    judgeLag();
    metrics.report(servers.loans().newlyOverdue(settings.limits().loan()));
  }

  private void choose() {
    Server before = servers.primary();
    PrimaryChoice choice = new PrimaryChoice(before, servers.all(), history.settled(SETTLED));
    Server chosen = choice.choose();
    servers.primary(chosen);
    chosen.sight().ifPresent(sight -> history.saw(sight.position(), System.nanoTime()));
    List<Server> rivals = choice.rivals();
    metrics.rivals(rivals.size());
    if (chosen != before) {
      LOG.log(
          Level.WARNING,
          "database server {0} is the primary now, after {1}",
          new Object[] {chosen, before});
    }
    if (!rivals.isEmpty()) {
      LOG.log(
          Level.SEVERE,
          "{0} takes writes too, but gets none: make it a replica; or, if it shall be the primary"
              + " although it lacks commits, stop {1} and restart the forum",
          new Object[] {rivals, chosen});
    }
  }

  private void judgeLag() {
    long now = System.nanoTime();
    for (Server server : servers.all()) {
      boolean before = servers.replicas().contains(server);
      server.sight().ifPresent(sight -> server.lag(history.lag(sight.position(), now)));
      boolean after = servers.replicas().contains(server);
      if (before != after && server != servers.primary()) {
        LOG.log(
            Level.WARNING,
            after ? "{0} has caught up and is read" : "{0} is {1} ms behind and not read",
            new Object[] {server, server.lag().toMillis()});
      }
    }
  }
}
