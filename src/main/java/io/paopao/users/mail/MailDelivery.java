package io.paopao.users.mail;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.users.store.MailStore;
import io.paopao.users.store.MailStore.Row;
import io.paopao.users.store.MailTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Takes mails from the queue to the mail server, again and again with growing pauses, and gives
/// those up whose time or tries are over. A node that dies while it sends may have sent: then the
/// mail comes twice.
@ApplicationScoped
class MailDelivery implements StartupTask {

  private static final Logger LOG = Logger.getLogger(MailDelivery.class.getName());
  private static final int BATCH = 10;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Inject private Database database;
  @Inject private BackgroundTasks tasks;
  @Inject private MailSettings settings;
  @Inject private MailWriter writer;
  @Inject private MailServer server;
  @Inject private MetricRegistry metrics;

  @Override
  public String context() {
    return "users";
  }

  @Override
  public void start() {
    if (settings.isOn()) {
      settings.properties(); // a wrong setting must be known now
      tasks.every("users-mail", settings.poll(), this::round);
    } else {
      LOG.warning("paopao.mail.host is not set: no mail is sent, no address is verified");
    }
  }

  private void round() {
    int sent;
    do {
      sent = 0;
      for (Row row : claimed()) {
        deliver(row);
        sent++;
      }
    } while (sent == BATCH && !Thread.currentThread().isInterrupted());
    database.write(tx -> {
      MailTokenStore.removeExpired(tx.handle());
      return tx;
    });
  }

  private Iterable<Row> claimed() {
    Instant leaseUntil = Instant.now().plus(LEASE);
    return database.write(tx -> MailStore.claim(tx.handle(), BATCH, leaseUntil));
  }

  private void deliver(Row row) {
    if (Instant.now().isAfter(row.expiresAt())) {
      drop(row, "expired");
      return;
    }
    try {
      Optional<Letter> letter = writer.write(row);
      if (letter.isPresent()) {
        server.send(letter.get());
        metrics.counter("paopao_mails_sent").inc();
      }
      remove(row);
    } catch (AddressException impossible) {
      LOG.log(Level.FINE, "mail " + row.id(), impossible);
      drop(row, "address");
    } catch (MessagingException failure) {
      postpone(row, failure);
    }
  }

  private void postpone(Row row, MessagingException failure) {
    metrics.counter("paopao_mails_postponed").inc();
    LOG.log(Level.WARNING, "mail {0} was not taken: {1}", new Object[] {row.id(), failure});
    if (row.attempts() + 1 >= settings.attempts()) {
      drop(row, "attempts");
      return;
    }
    Duration pause = settings.retry().multipliedBy(1L << Math.min(row.attempts(), 16));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    Instant dueAt = Instant.now().plus(bounded);
    database.write(tx -> {
      MailStore.postpone(tx.handle(), row.id(), dueAt);
      return tx;
    });
  }

  private void drop(Row row, String reason) {
    metrics.counter("paopao_mails_dropped", new Tag("reason", reason)).inc();
    remove(row);
  }

  private void remove(Row row) {
    database.write(tx -> {
      MailStore.remove(tx.handle(), row.id());
      return tx;
    });
  }
}
