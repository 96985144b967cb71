package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SqlErrors;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.mail.MailKind;
import io.paopao.users.mail.MailQueue;
import io.paopao.users.mail.MailTokens;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.MailTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The e-mail addresses of accounts: an address is the account's when somebody who reads its mails
/// has said so.
@ApplicationScoped
public class EmailAddresses {

  static final int MAX = 254;

  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\\\]{1,64}@([\\p{L}\\p{N}-]{1,63}\\.)+[\\p{L}\\p{N}-]{2,63}");

  private final Database database;
  private final Reauthentication reauthentication;
  private final MailQueue mails;
  private final MailTokens tokens;

  @Inject
  EmailAddresses(
      Database database, Reauthentication reauthentication, MailQueue mails, MailTokens tokens) {
    this.database = database;
    this.reauthentication = reauthentication;
    this.mails = mails;
    this.tokens = tokens;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected EmailAddresses() {
    this(null, null, null, null);
  }

  /// Adds an error for what cannot be an address.
  static String judge(Validation validation, String field, @Nullable String email) {
    String text = validation.text(field, email, 1, MAX);
    if (text.length() > MAX) {
      validation.add(field, "field.tooLong", MAX);
    }
    validation.pattern(field, text, FORM, "email.malformed");
    return text;
  }

  /// The account keeps its address until the new one is confirmed. Whether the new one belongs to
  /// somebody else is told to nobody but its reader.
  ///
  /// @throws Problem 403 `password.wrong`, 422
  public void change(Caller caller, @Nullable String email, @Nullable String password) {
    reauthentication.byPassword(caller, password);
    Validation validation = new Validation();
    String address = judge(validation, "email", email);
    validation.check();
    database.write(tx -> {
      mails.put(tx, MailKind.VERIFY, caller.id(), address);
      return address;
    });
  }

  /// Sends the mail of the registration once more, unless the address is confirmed by now.
  public void remind(Caller caller) {
    database.write(tx -> {
      AccountStore.find(tx.handle(), caller.id()).ifPresent(account -> ask(tx, account));
      return caller;
    });
  }

  /// Asks the owner of a new account.
  void ask(Transaction tx, Account account) {
    String email = account.credentials().email();
    if (email != null && !account.credentials().emailVerified()) {
      mails.offer(tx, MailKind.VERIFY, account.id(), email);
    }
  }

  /// Takes the address that the mail went to.
  ///
  /// @throws Problem 403 `mailToken.invalid` when the link is too old or was used; 409
  ///   `user.emailTaken`
  public void confirm(@Nullable String token) {
    database.write(tx -> {
      MailTokenStore.Row row =
          tokens
              .find(tx.handle(), MailKind.VERIFY, token)
              .orElseThrow(() -> Problem.forbidden("mailToken.invalid"));
      Account before = AccountStore.lock(tx.handle(), row.account()).orElseThrow(Problem::notFound);
      if (!tokens.use(tx.handle(), row)) {
        throw Problem.forbidden("mailToken.invalid");
      }
      take(tx, before, row.email());
      return row;
    });
  }

  private void take(Transaction tx, Account before, String email) {
    try {
      AccountStore.updateEmail(tx.handle(), before.id(), email);
    } catch (RuntimeException failure) {
      throw SqlErrors.isDuplicateKey(failure) ? Problem.conflict("user.emailTaken") : failure;
    }
    String old = before.credentials().email();
    if (old != null && !old.equalsIgnoreCase(email)) {
      mails.offer(tx, MailKind.EMAIL_CHANGED, before.id(), old);
    }
  }
}
