package io.paopao.platform.tasks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Keeps virtual threads going: as few carriers as are best for speed, more while none gets on.
///
/// A virtual thread that waits for a class to be loaded or initialised keeps its carrier (JDK 25).
/// When all carriers wait like that, and the one thread that could end it waits for a carrier,
/// nothing goes on any more. Many carriers from the start would avoid that, at twice the processor
/// time of a request. So a virtual thread is started every second: while it does not run, carriers
/// are added; when it has run for a while, they are taken away again.
@ApplicationScoped
public class Carriers {

  private static final Logger LOG = Logger.getLogger(Carriers.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int CALM_LOOKS = 30;
  private static final int MORE = 16;

  private final int usual;
  private final int most;
  private final MetricRegistry metrics;
  private final ObjectName scheduler;
  private volatile Thread watch = Thread.currentThread();
  private volatile int parallelism;

  /// @param usual how many carriers; 0 for two on each processor
  /// @param most how many while none gets on
  @Inject
  Carriers(
      @ConfigProperty(name = "paopao.tasks.carriers") int usual,
      @ConfigProperty(name = "paopao.tasks.most-carriers") int most,
      MetricRegistry metrics)
      throws JMException {
    this.usual = usual == 0 ? 2 * Runtime.getRuntime().availableProcessors() : usual;
    this.most = most;
    this.metrics = metrics;
    this.scheduler = new ObjectName("jdk.management:type=VirtualThreadScheduler");
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Carriers() {
    this.usual = 0;
    this.most = 0;
    this.metrics = null;
    this.scheduler = null;
  }

  public void start() {
    set(usual);
    metrics.gauge("paopao_carriers", () -> parallelism);
    watch = Thread.ofPlatform().daemon().name("paopao-platform-carriers").start(this::watch);
  }

  private void watch() {
    try {
      int calm = 0;
      while (true) {
        if (getsOn()) {
          calm++;
        } else {
          calm = 0;
          add();
        }
        if (calm >= CALM_LOOKS && parallelism > usual) {
          set(usual);
        }
        Thread.sleep(LOOK);
      }
    } catch (
        @SuppressWarnings("unused")
        InterruptedException stopped) {
      set(most); // what still ends must not wait for this watch
    }
  }

  /// Whether a virtual thread that is started now runs soon.
  private static boolean getsOn() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Thread.ofVirtual().name("paopao-platform-carriers-probe").start(ran::countDown);
    return ran.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void add() {
    int next = Math.min(most, parallelism + MORE);
    if (next > parallelism) {
      LOG.log(Level.WARNING, "virtual threads do not get on: {0} carriers", next);
      metrics.counter("paopao_carriers_added").inc();
      set(next);
    }
  }

  private void set(int carriers) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .setAttribute(scheduler, new Attribute("Parallelism", carriers));
      parallelism = carriers;
    } catch (JMException unsupported) {
      LOG.log(Level.WARNING, "the number of carriers can't be set", unsupported);
    }
  }

  @PreDestroy
  void stop() {
    watch.interrupt();
  }
}
