package io.paopao.platform.http;

import io.paopao.platform.tasks.Timers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Owns the client of each remote: made once, measured, closed with the application. One timer ends
/// the calls of all of them whose time is over, and closes connections that nobody uses.
@ApplicationScoped
public class RemoteClients {

  private static final long SWEEP = 10;

  private final MetricRegistry metrics;
  private final Map<String, RemoteClient> clients = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Timers.named("paopao-http-timer");

  @Inject
  RemoteClients(MetricRegistry metrics) {
    this.metrics = metrics;
    var _ = timer.scheduleWithFixedDelay(this::closeIdle, SWEEP, SWEEP, TimeUnit.SECONDS);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected RemoteClients() {
    this.metrics = null;
  }

  /// The client of the remote; the first call makes it, with its settings.
  ///
  /// @param name of the remote in metrics and in `unavailable` problems
  public RemoteClient client(String name, RemoteSettings settings) {
    return clients.computeIfAbsent(name, n -> measured(n, settings));
  }

  private RemoteClient measured(String name, RemoteSettings settings) {
    Tag remote = new Tag("remote", name);
    CallStatistics statistics =
        new CallStatistics(reason ->
            metrics.counter("paopao_http_failures", remote, new Tag("reason", reason)).inc());
    RemoteClient client = new RemoteClient(name, settings, statistics, timer);
    metrics.gauge("paopao_http_answers", statistics::answers, remote);
    metrics.gauge("paopao_http_connections", statistics::connections, remote);
    metrics.gauge("paopao_http_reuse", statistics::reuse, remote);
    metrics.gauge("paopao_http_in_flight", client::inFlight, remote);
    return client;
  }

  private void closeIdle() {
    clients.values().forEach(RemoteClient::closeIdle);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    clients.values().forEach(RemoteClient::close);
  }
}
