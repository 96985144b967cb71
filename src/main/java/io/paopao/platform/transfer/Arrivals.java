package io.paopao.platform.transfer;

import io.paopao.platform.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts the bodies that are on their way and the memory that all of them take, and refuses what
/// would be too much. Thread-safe.
@ApplicationScoped
class Arrivals {

  private final int most;
  private final int mostOfAddress;
  private final long mostBytes;
  private final MetricRegistry metrics;

  private final AtomicInteger bodies = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentMap<String, Integer> ofAddress = new ConcurrentHashMap<>();

  @Inject
  Arrivals(
      @ConfigProperty(name = "paopao.http.bodies") int most,
      @ConfigProperty(name = "paopao.http.bodies-per-address") int mostOfAddress,
      @ConfigProperty(name = "paopao.http.bodies-bytes") long mostBytes,
      MetricRegistry metrics) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
    this.mostBytes = mostBytes;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Arrivals() {
    this(0, 0, 0, null);
  }

  @PostConstruct
  void measure() {
    metrics.gauge("paopao_http_bodies_arriving", bodies::get);
    metrics.gauge("paopao_http_bodies_bytes", bytes::get);
  }

  /// A body is on its way; who calls this calls [#leave] in the end.
  ///
  /// @throws Problem 503 when there are too many, of everybody or of this address
  void enter(String address) {
    int all = bodies.incrementAndGet();
    int same = ofAddress.merge(address, 1, Integer::sum);
    if (all > most || same > mostOfAddress) {
      leave(address);
      throw refused("bodies");
    }
  }

  void leave(String address) {
    bodies.decrementAndGet();
    ofAddress.computeIfPresent(address, (_, n) -> n == 1 ? null : n - 1);
  }

  /// @throws Problem 503 when there is no memory for so much more
  void take(int more) {
    if (bytes.addAndGet(more) > mostBytes) {
      bytes.addAndGet(-more);
      throw refused("memory");
    }
  }

  void giveBack(long taken) {
    bytes.addAndGet(-taken);
  }

  private Problem refused(String why) {
    metrics.counter("paopao_http_bodies_refused", new Tag("why", why)).inc();
    return Problem.unavailable("bodies");
  }
}
