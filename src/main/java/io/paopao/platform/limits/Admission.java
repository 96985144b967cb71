package io.paopao.platform.limits;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/// Keeps a crowd from standing in its own way: of each class of routes so many requests are worked
/// on at once, few wait, the others are told at once to come back. Nothing stands in the way of
/// health, metrics and operators.
@ApplicationScoped
public class Admission {

  @Inject private Config config;
  @Inject private MetricRegistry metrics;

  private final Map<RouteClass, Gate> gates = new EnumMap<>(RouteClass.class);

  @PostConstruct
  void open() {
    for (RouteClass route : RouteClass.values()) {
      if (route.isLimited()) {
        Gate gate = new Gate(config.getValue("paopao.admission." + route.code(), Capacity.class));
        gates.put(route, gate);
        Tag tag = new Tag("routes", route.code());
        metrics.gauge("paopao_admission_inside", gate::inside, tag);
        metrics.gauge("paopao_admission_waiting", gate::waiting, tag);
      }
    }
  }

  /// Takes a place for a request.
  ///
  /// @return null where none is needed; else it is given back
  /// @throws Problem 503 `unavailable` when there is none
  public @Nullable Place enter(String method, String path) {
    RouteClass route = RouteClass.of(method, path);
    Gate gate = gates.get(route);
    if (gate == null) {
      return null;
    }
    if (!isLetIn(gate)) {
      metrics.counter("paopao_admission_refused", new Tag("routes", route.code())).inc();
      throw Problem.unavailable("capacity");
    }
    return new Place(gate);
  }

  private static boolean isLetIn(Gate gate) {
    try {
      return gate.enter(Deadline.current());
    } catch (
        @SuppressWarnings("unused")
        InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// One request's place among those that are worked on.
  public static final class Place implements AutoCloseable {

    private final Gate gate;

    private Place(Gate gate) {
      this.gate = gate;
    }

    @Override
    public void close() {
      gate.leave();
    }
  }
}
