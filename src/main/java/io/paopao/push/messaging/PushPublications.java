package io.paopao.push.messaging;

import io.paopao.platform.Trace;
import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostEvent.PostDeleted;
import io.paopao.posts.PostEvent.ThreadDeleted;
import io.paopao.push.store.PublicationLog;
import io.paopao.push.store.PublicationLog.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jdbi.v3.core.Handle;

/// Turns what happens into publications: logged with their offsets in one transaction, told to all
/// nodes after it.
@ApplicationScoped
class PushPublications implements EventListener {

  private static final Logger LOG = Logger.getLogger(PushPublications.class.getName());

  private final PublicationLog log;
  private final Fanout fanout;
  private final MetricRegistry metrics;

  @Inject
  PushPublications(PublicationLog log, Fanout fanout, MetricRegistry metrics) {
    this.log = log;
    this.fanout = fanout;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PushPublications() {
    this(null, null, null);
  }

  @Override
  public String name() {
    return "push-publications";
  }

  @Override
  public Set<String> topics() {
    return Set.of("posts.events", "notifications.events", "inventory.events");
  }

  @Override
  public boolean hears(String type) {
    return EventPublications.tell(type);
  }

  @Override
  public void on(Transaction transaction, Delivery delivery) {
    delivery.as(PostEvent.class).ifPresent(event -> redact(transaction.handle(), event));
    List<Entry> entries =
        EventPublications.of(delivery).stream()
            .map(draft -> log.append(transaction.handle(), draft, delivery.id()))
            .toList();
    transaction.afterCommit(() -> {
      metrics.counter("paopao_push_publications").inc(entries.size());
      entries.forEach(entry -> tell(entry, delivery.trace()));
    });
  }

  private void redact(Handle handle, PostEvent event) {
    if (event instanceof PostDeleted(var _, Post post)) {
      log.redactPost(handle, post.id(), EventPublications.json(post));
    } else if (event instanceof ThreadDeleted) {
      log.redactThread(handle, event.place().threadId());
    }
  }

  /// Tells the nodes again: they drop what they have.
  @Override
  public void again(Delivery delivery) {
    log.ofEvent(delivery.id()).forEach(entry -> tell(entry, delivery.trace()));
  }

  private void tell(Entry entry, Trace trace) {
    LOG.log(
        Level.FINE,
        "publish {0} {1} trace {2}",
        new Object[] {entry.channel(), String.valueOf(entry.publication().offset()), trace.id()});
    try {
      fanout.publish(entry.channel(), entry.publication());
    } catch (RuntimeException e) {
      // committed already: the nodes find it in the log with their next check
      LOG.log(Level.WARNING, "fan-out failed on " + entry.channel(), e);
    }
  }
}
