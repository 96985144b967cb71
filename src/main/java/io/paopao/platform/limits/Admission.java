package io.paopao.platform.limits;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.tasks.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/// Keeps a crowd from standing in its own way: of each class of routes so many requests are worked
/// on at once, some wait without a thread, the others are told at once to come back. Nothing stands
/// in the way of health, metrics and operators.
@ApplicationScoped
public class Admission {

  private static final String WAITER = Waiter.class.getName();

  @Inject private Config config;
  @Inject private MetricRegistry metrics;

  private final Map<RouteClass, Gate> gates = new EnumMap<>(RouteClass.class);

  private final ScheduledExecutorService timer = Timers.named("paopao-admission-timer");

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

  /// Those who still wait are told so in time.
  @PreDestroy
  void close() {
    timer.shutdown();
  }

  /// Takes a place for a request.
  ///
  /// @param ending what is to be done when the request ends while it waits
  /// @return null when the request waits: it is dispatched again in the end, and asks again
  /// @throws Problem 503 `unavailable` when there is none, 504 when its time is over
  public @Nullable Place enter(HttpServletRequest request, Runnable ending) {
    RouteClass route = RouteClass.of(request.getMethod(), request.getRequestURI());
    Gate gate = gates.get(route);
    if (gate == null) {
      return Place.FREE;
    }
    if (request.getAttribute(WAITER) instanceof Waiter waiter) {
      return waiter.isAdmitted() ? waiter.place() : refused(route, waiter.late());
    }
    if (gate.enter() || hasWaited(request, gate)) {
      return new Place(gate::leave);
    }
    if (!PlainPath.isPlain(request.getRequestURI()) || !gate.hasRoom()) {
      return refused(route, full());
    }
    line(request, gate, ending);
    return null;
  }

  private Place refused(RouteClass route, Problem why) {
    metrics.counter("paopao_admission_refused", new Tag("routes", route.code())).inc();
    throw why;
  }

  /// On its thread, since it cannot be dispatched again.
  private static boolean hasWaited(HttpServletRequest request, Gate gate) {
    try {
      if (PlainPath.isPlain(request.getRequestURI())) {
        return false;
      }
      Deadline deadline = Deadline.current();
      boolean isIn = gate.enter(deadline.atMost(gate.capacity().longestWait()));
      if (!isIn) {
        deadline.check();
      }
      return isIn;
    } catch (
        @SuppressWarnings("unused")
        InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void line(HttpServletRequest request, Gate gate, Runnable ending) {
    Duration remaining = Deadline.current().remaining();
    Duration longest = gate.capacity().longestWait();
    boolean impatient = remaining.compareTo(longest) < 0;
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    Waiter waiter =
        new Waiter(async, gate, impatient ? Problem.deadlineExceeded() : full(), ending, timer);
    request.setAttribute(WAITER, waiter);
    async.addListener(waiter);
    waiter.begin(impatient ? remaining : longest);
  }

  private static Problem full() {
    return Problem.unavailable("capacity");
  }
}
