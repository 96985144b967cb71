package io.paopao.push.ws;

import io.paopao.platform.EnabledContexts;
import io.paopao.platform.rest.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The end of a node: first it says that it is not ready, then it sends its clients away. Begins
/// with the end of the process, before the server closes its ports under the clients; or with the
/// end of the application alone.
@ApplicationScoped
class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class.getName());

  private final EnabledContexts contexts;
  private final Readiness readiness;
  private final PushNode node;
  private final EventStreams events;
  private final PushSettings settings;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread atExit = Thread.ofPlatform().name("push-drain").unstarted(this::drain);

  @Inject
  Drain(
      EnabledContexts contexts,
      Readiness readiness,
      PushNode node,
      EventStreams events,
      PushSettings settings) {
    this.contexts = contexts;
    this.readiness = readiness;
    this.node = node;
    this.events = events;
    this.settings = settings;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Drain() {
    this(null, null, null, null, null);
  }

  void onStartup(@Observes Startup event) {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Holds the end of the application up until its clients know.
  void onShutdown(@Observes Shutdown event) throws InterruptedException {
    if (begun.get()) {
      Duration longest = settings.drainGrace.plus(settings.drain).plus(PushNode.LAST_WORDS);
      done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      forgetHook();
      drain();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "the process is ending: {0}", e.toString());
    }
  }

  private void drain() {
    if (begun.compareAndSet(false, true)) {
      readiness.stopping();
      LockSupport.parkNanos(settings.drainGrace.toNanos());
      if (contexts.isOn("push")) {
        events.drain();
        node.drain();
      }
      done.countDown();
    }
  }
}
