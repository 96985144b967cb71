package io.paopao.users;

import io.paopao.platform.sql.Transaction;
import io.paopao.users.mail.MailKind;
import io.paopao.users.mail.MailQueue;
import io.paopao.users.store.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Tells owners by mail what has changed about the way into their account: it may not have been
/// them.
@ApplicationScoped
class AccountNotices {

  private final MailQueue mails;

  @Inject
  AccountNotices(MailQueue mails) {
    this.mails = mails;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected AccountNotices() {
    this(null);
  }

  void tell(Transaction tx, MailKind kind, long account) {
    AccountStore.find(tx.handle(), account)
        .map(found -> found.credentials().email())
        .ifPresent(email -> mails.offer(tx, kind, account, email));
  }
}
