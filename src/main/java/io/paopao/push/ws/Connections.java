package io.paopao.push.ws;

import io.paopao.platform.security.SessionRevoked;
import io.paopao.push.domain.Counts;
import io.paopao.push.domain.Disconnect;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// The open connections of this node.
@ApplicationScoped
class Connections {

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Map<Long, Set<Connection>> byUser = new ConcurrentHashMap<>();
  private final Counts byAddress = new Counts();

  @Inject private MetricRegistry metrics;

  @PostConstruct
  void measure() {
    metrics.gauge("paopao_push_connections", open::size);
    metrics.gauge(
        "paopao_push_subscriptions",
        () -> open.stream().mapToLong(Connection::subscriptions).sum());
  }

  int size() {
    return open.size();
  }

  /// @return whether its address has had room for it
  boolean add(Connection connection, int limit) {
    open.add(connection);
    boolean hasRoom = byAddress.take(connection.address(), limit);
    connection.counted(hasRoom);
    return hasRoom;
  }

  void remove(Connection connection) {
    if (open.remove(connection) && connection.isCounted()) {
      byAddress.giveBack(connection.address());
    }
    forget(connection, connection.caller().id());
  }

  void forEach(Consumer<Connection> action) {
    open.forEach(action);
  }

  /// Counts the connection among those of the account, unless it has too many.
  boolean admit(Connection connection, long account, int limit) {
    Set<Connection> own =
        byUser.compute(
            account,
            (_, known) -> {
              Set<Connection> set = known == null ? ConcurrentHashMap.newKeySet(1) : known;
              if (set.size() < limit) {
                set.add(connection);
              }
              return set;
            });
    return own.contains(connection);
  }

  void forgetIfClosed(Connection connection, long account) {
    if (connection.isClosed()) {
      forget(connection, account);
    }
  }

  void end(Predicate<Connection> which, Disconnect why) {
    open.stream().filter(which).forEach(connection -> connection.end(why));
  }

  /// Looks after time for all of them, in one go.
  void tick() {
    long now = System.nanoTime();
    Instant time = Instant.now();
    open.forEach(connection -> connection.tick(now, time));
  }

  void onRevoked(@Observes SessionRevoked revoked) {
    end(c -> c.caller().session() == revoked.session(), Disconnect.FORCED);
  }

  void forget(Connection connection, long account) {
    byUser.computeIfPresent(
        account,
        (_, own) -> {
          own.remove(connection);
          return own.isEmpty() ? null : own;
        });
  }
}
