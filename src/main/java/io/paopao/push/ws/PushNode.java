package io.paopao.push.ws;

import io.paopao.push.domain.Command;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.SendQueue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// This server as its connections see it: opens them, works for them, and sends them away when it
/// goes ([Drain] says when).
@ApplicationScoped
class PushNode implements Connection.Node {

  /// How long a client may take to go.
  static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Hub hub;
  private final Connections connections;
  private final Commands commands;
  private final PushSettings settings;
  private final MetricRegistry metrics;
  private volatile boolean draining;

  @SuppressWarnings("NullAway.Init") // by open()
  private Writers writers;

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

  @PostConstruct
  void open() {
    writers = hub.writers();
  }

  /// @param address where the client is, as connections are counted
  Connection open(Session session, String address) {
    Connection connection = new Connection(this, session, address);
    boolean hasRoom = connections.add(connection, settings.connectionsPerAddress);
    if (draining) {
      connection.end(Disconnect.SHUTDOWN);
    } else if (!hasRoom || connections.size() > settings.connections) {
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

  // While it drains, on threads of its own: the server interrupts its own when the application is
  // to
  // end, long before its clients know of it.
  @Override
  public void execute(Runnable work) {
    if (draining) {
      Thread.startVirtualThread(work);
      return;
    }
    try {
      hub.executor().execute(work);
    } catch (RejectedExecutionException e) {
      // the application is ending, and the connection with it
      metrics.counter("paopao_push_work_refused").inc();
    }
  }

  @Override
  public void drain(SendQueue queue) {
    if (draining) {
      execute(queue::drain);
    } else {
      writers.drain(queue);
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

  /// Takes no more clients, and sends those that there are away one after the other, so that they
  /// do not all come back at once. Returns when they are gone, or soon after the last was told.
  void drain() {
    draining = true;
    long begin = System.nanoTime();
    int count = Math.max(1, connections.size());
    AtomicInteger sent = new AtomicInteger();
    connections.forEach(connection -> {
      long due = begin + settings.drain.toNanos() * sent.getAndIncrement() / count;
      LockSupport.parkNanos(due - System.nanoTime());
      connection.end(Disconnect.SHUTDOWN, comeBackWithin(count));
    });
    long last = System.nanoTime() + LAST_WORDS.toNanos();
    while (connections.size() > 0 && System.nanoTime() - last < 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// As long as another server needs to take them all; zero when it takes so many at once.
  private Duration comeBackWithin(int count) {
    return count <= settings.connectsBurst
        ? Duration.ZERO
        : Duration.ofMillis(count * 1_000L / Math.max(1, settings.connectsPerSecond));
  }
}
