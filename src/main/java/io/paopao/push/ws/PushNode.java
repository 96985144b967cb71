package io.paopao.push.ws;

import io.paopao.push.domain.Command;
import io.paopao.push.domain.Disconnect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// This server as its connections see it: opens them, works for them, and sends them away when it
/// goes.
@ApplicationScoped
class PushNode implements Connection.Node {

  private final Hub hub;
  private final Connections connections;
  private final Commands commands;
  private final PushSettings settings;
  private final MetricRegistry metrics;
  private volatile boolean draining;

  @Inject
  PushNode(
      Hub hub,
      Connections connections,
      Commands commands,
      PushSettings settings,
      MetricRegistry metrics) {
    this.hub = hub;
    this.connections = connections;
    this.commands = commands;
    this.settings = settings;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PushNode() {
    this(null, null, null, null, null);
  }

  Connection open(Session session) {
    Connection connection = new Connection(this, session.getId(), session);
    boolean isFull = connections.size() >= settings.connections;
    connections.add(connection);
    if (draining) {
      connection.end(Disconnect.SHUTDOWN);
    } else if (isFull) {
      connection.end(Disconnect.CONNECTION_LIMIT);
    }
    return connection;
  }

  void closed(Connection connection) {
    connection.closed();
    connections.remove(connection);
  }

  @Override
  public PushSettings settings() {
    return settings;
  }

  @Override
  public void handle(Connection connection, Command command) {
    commands.handle(connection, command);
  }

  @Override
  public void execute(Runnable work) {
    try {
      hub.executor().execute(work);
    } catch (RejectedExecutionException e) {
      // the application is ending, and the connection with it
      metrics.counter("paopao_push_work_refused").inc();
    }
  }

  @Override
  public void unsubscribe(Connection connection, String channel) {
    hub.streams().unsubscribe(connection, channel);
  }

  @Override
  public void ended(Disconnect why) {
    metrics.counter("paopao_push_disconnects", new Tag("reason", why.reason())).inc();
  }

  /// Sends the clients away one after the other, so that they do not all come back at once.
  void drain(@Observes Shutdown event) {
    draining = true;
    long pause = settings.drain.toNanos() / Math.max(1, connections.size());
    connections.forEach(connection -> {
      connection.end(Disconnect.SHUTDOWN);
      LockSupport.parkNanos(Math.min(pause, TimeUnit.MILLISECONDS.toNanos(10)));
    });
  }
}
