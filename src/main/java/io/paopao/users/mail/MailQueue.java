package io.paopao.users.mail;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.store.MailStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/// Mails that are to be sent, in the database: one is sent if and only if the transaction that
/// asked for it commits, and nobody waits for a mail server.
@ApplicationScoped
public class MailQueue {

  private final MailSettings settings;
  private final MailLife life;
  private final MetricRegistry metrics;

  @Inject
  MailQueue(MailSettings settings, MailLife life, MetricRegistry metrics) {
    this.settings = settings;
    this.life = life;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MailQueue() {
    this(null, null, null);
  }

  /// A mail to the account's owner, in the language of the request. Without a mail server none is.
  ///
  /// @param account null when it is to be found out later whether the address is anybody's
  /// @throws Problem 503 `unavailable` when too many wait
  public void put(Transaction tx, MailKind kind, @Nullable Long account, String recipient) {
    if (!offer(tx, kind, account, recipient)) {
      throw Problem.unavailable("mail");
    }
  }

  /// Like [#put], for what must not fail because mails wait.
  ///
  /// @return false when too many do: then there is none
  public boolean offer(Transaction tx, MailKind kind, @Nullable Long account, String recipient) {
    if (!settings.isOn()) {
      return true;
    }
    if (MailStore.count(tx.handle()) >= settings.queue()) {
      metrics.counter("paopao_mails_dropped", new Tag("reason", "full")).inc();
      return false;
    }
    Instant now = Instant.now();
    String language = RequestContext.current().locale().getLanguage();
    MailStore.insert(
        tx.handle(),
        new MailStore.Row(
            Ids.next(), kind.code(), account, recipient, language, 0, now.plus(life.of(kind))));
    return true;
  }
}
