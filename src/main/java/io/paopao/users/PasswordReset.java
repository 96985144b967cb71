package io.paopao.users;

import io.paopao.platform.Problem;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.users.mail.MailKind;
import io.paopao.users.mail.MailQueue;
import io.paopao.users.mail.MailTokens;
import io.paopao.users.passwords.Passwords;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.IdentityStore;
import io.paopao.users.store.MailTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// A new password for whoever reads the mails of the account. A second factor stays what it is.
@ApplicationScoped
public class PasswordReset {

  @Inject private Database database;
  @Inject private Passwords passwords;
  @Inject private Sessions sessions;
  @Inject private ApiTokens apiTokens;
  @Inject private MailQueue mails;
  @Inject private MailTokens tokens;

  /// Asks for a mail with a link. The same is done for every address, so that neither the answer
  /// nor its time tells whether it is anybody's: that is found out when the mail is sent.
  ///
  /// @throws Problem 422
  public void request(@Nullable String email) {
    Validation validation = new Validation();
    String address = EmailAddresses.judge(validation, "email", email);
    validation.check();
    database.write(tx -> {
      mails.put(tx, MailKind.RESET, null, address);
      return address;
    });
  }

  /// Also ends all sessions, personal tokens and joined identities of the account, and takes its
  /// address for confirmed.
  ///
  /// @throws Problem 403 `mailToken.invalid` when the link is too old, was used, or was sent to an
  ///   address that is not the account's any more; 422
  public void confirm(@Nullable String token, @Nullable String password) {
    MailTokenStore.Row row =
        database
            .readPrimary(handle -> tokens.find(handle, MailKind.RESET, token))
            .orElseThrow(PasswordReset::invalid);
    Validation validation = new Validation();
    passwords.judge(validation, "newPassword", password);
    validation.check();
    String hash = passwords.hash(String.valueOf(password));
    database.write(tx -> {
      Account account =
          AccountStore.lock(tx.handle(), row.account()).orElseThrow(PasswordReset::invalid);
      boolean current = row.email().equals(account.credentials().email());
      if (!tokens.use(tx.handle(), row) || !current) {
        throw invalid();
      }
      IdentityStore.remove(tx.handle(), account.id()); // one of them may be somebody else's
      AccountStore.resetPassword(tx.handle(), row.account(), hash);
      sessions.revokeOthers(row.account(), 0);
      apiTokens.revokeAll(row.account());
      AccountStore.updateEmail(tx.handle(), account.id(), row.email());
      mails.offer(tx, MailKind.PASSWORD_CHANGED, account.id(), row.email());
      return row;
    });
  }

  private static Problem invalid() {
    return Problem.forbidden("mailToken.invalid");
  }
}
