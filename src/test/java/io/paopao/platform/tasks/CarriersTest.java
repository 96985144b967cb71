package io.paopao.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.TestMetrics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CarriersTest {

  private static final CountDownLatch LOADED = new CountDownLatch(1);
  private static final int FEW = 2;

  private final ObjectName scheduler = new ObjectName("jdk.management:type=VirtualThreadScheduler");
  private final Object before =
      ManagementFactory.getPlatformMBeanServer().getAttribute(scheduler, "Parallelism");
  private final TestMetrics metrics = new TestMetrics();

  CarriersTest() throws Exception {}

  /// A class whose initialisation takes until somebody else has done something.
  static final class Slow {

    static final long BEGUN = begun();

    private static long begun() {
      try {
        assertThat(LOADED.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return System.nanoTime();
    }

    private Slow() {}
  }

  @AfterEach
  void restore() throws Exception {
    ManagementFactory.getPlatformMBeanServer()
        .setAttribute(scheduler, new Attribute("Parallelism", before));
  }

  @Test
  void threadsThatWaitForAClassDoNotStopTheOneThatEndsTheirWait() throws Exception {
    Carriers carriers = new Carriers(FEW, 64, metrics.registry());
    carriers.start();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4 * FEW; i++) {
      threads.add(Thread.ofVirtual().start(() -> assertThat(Slow.BEGUN).isPositive()));
    }
    threads.add(Thread.ofVirtual().start(LOADED::countDown));
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(45))).isTrue();
    }
    carriers.stop();

    assertThat(metrics.count("paopao_carriers_added")).isPositive();
    assertThat(metrics.gauge("paopao_carriers")).isGreaterThan(FEW);
  }
}
