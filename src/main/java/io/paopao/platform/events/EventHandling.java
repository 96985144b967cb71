package io.paopao.platform.events;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SqlErrors;
import io.paopao.platform.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Lets one listener take events into account, each exactly once.
final class EventHandling {

  private static final Logger LOG = Logger.getLogger(EventHandling.class.getName());

  private final Database database;
  private final EventListener listener;
  private final MetricRegistry metrics;

  EventHandling(Database database, EventListener listener, MetricRegistry metrics) {
    this.database = database;
    this.listener = listener;
    this.metrics = metrics;
  }

  /// Handles all of them that concern the listener in one transaction, or none.
  ///
  /// @throws RuntimeException what the listener or the database threw; an event on which the
  ///   listener runs out of stack, or out of classes, is as poisonous as any
  void handle(List<Delivery> deliveries) {
    List<Delivery> own = deliveries.stream().filter(d -> listener.hears(d.type())).toList();
    if (own.isEmpty()) {
      return;
    }
    List<Delivery> known = database.write(tx -> handle(tx, own));
    known.forEach(listener::again);
    metrics.counter("paopao_events_handled", tag()).inc(own.size() - known.size());
    metrics.counter("paopao_events_repeated", tag()).inc(known.size());
  }

  /// Another node that handles one of them at the same time fails with a duplicate key, or makes
  /// this one fail: the inbox is written before anything else.
  ///
  /// @return those that were handled before
  private List<Delivery> handle(Transaction tx, List<Delivery> deliveries) {
    Inbox inbox = new Inbox(tx.handle(), listener.name());
    Set<Long> seen = inbox.known(deliveries);
    List<Delivery> known = new ArrayList<>();
    List<Delivery> fresh = new ArrayList<>();
    deliveries.forEach(each -> (seen.add(each.id()) ? fresh : known).add(each));
    inbox.add(fresh);
    for (Delivery delivery : fresh) {
      inTraceOf(delivery, () -> listener.on(tx, delivery));
      tx.afterCommit(() -> tell(delivery));
    }
    return known;
  }

  /// Whether a failure says something about the event, not about the database of the moment.
  static boolean isPoison(RuntimeException failure) {
    boolean outage = failure instanceof Problem problem && problem.status() == 503;
    return !outage && !SqlErrors.isServersFault(failure);
  }

  private void tell(Delivery delivery) {
    LOG.log(
        Level.INFO,
        "{0} has taken {1} {2}, trace {3}",
        new Object[] {
          listener.name(), delivery.type(), String.valueOf(delivery.id()), delivery.trace().id()
        });
  }

  private static void inTraceOf(Delivery delivery, Runnable work) {
    try {
      new RequestContext(delivery.trace(), Locale.ENGLISH)
          .run(() -> {
            work.run();
            return true;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception | StackOverflowError | LinkageError e) {
      throw new IllegalStateException(e);
    }
  }

  private Tag tag() {
    return new Tag("listener", listener.name());
  }
}
