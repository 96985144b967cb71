package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SqlErrors;
import io.paopao.users.UserEvent.UserRegistered;
import io.paopao.users.mail.MailKind;
import io.paopao.users.passwords.Passwords;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Credentials;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.AccountStore.PasswordChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Accounts as what people sign in to: registering, and proving who one is.
@ApplicationScoped
public class Accounts {

  @Inject private Database database;
  @Inject private Passwords passwords;
  @Inject private Sessions sessions;
  @Inject private Reauthentication reauthentication;
  @Inject private TwoFactor twoFactor;
  @Inject private EmailAddresses addresses;
  @Inject private AccountNotices notices;

  /// Judges what was typed and hashes the password: the slow part, to be done outside any
  /// transaction.
  ///
  /// @throws Problem 422, 503 when too many passwords are being hashed
  public Registration check(Registration.Request request) {
    Validation validation = new Validation();
    String handle = Handles.judge(validation, "handle", request.handle());
    String email = EmailAddresses.judge(validation, "email", request.email());
    passwords.judge(validation, "password", request.password());
    validation.check();
    String hash = passwords.hash(String.valueOf(request.password()));
    return new Registration(handle, new Credentials(email, hash, false), Role.USER);
  }

  /// @throws Problem 409 `user.handleTaken` or `user.emailTaken`
  public User register(Registration registration) {
    return database.write(tx -> {
      Account account = registration.account();
      try {
        AccountStore.insert(tx.handle(), account, registration.keys());
      } catch (RuntimeException failure) {
        throw SqlErrors.isDuplicateKey(failure) ? taken(failure) : failure;
      }
      tx.publish(new UserRegistered(account.user()));
      addresses.ask(tx, account);
      return account.user();
    });
  }

  /// Checks everything that the account asks of who signs in.
  ///
  /// @param code of the second factor
  /// @throws Problem as [#recognise] and [TwoFactor#check]
  public Authenticated authenticate(String login, String password, @Nullable String code) {
    Authenticated owner = recognise(login, password);
    twoFactor.check(owner.id(), code);
    return owner;
  }

  /// Whose login and password these are: as good as signed in where there is no second factor.
  ///
  /// @param login a handle or an e-mail address
  /// @throws Problem 401 `session.credentials`, the same for an unknown login and a wrong password;
  ///   403 `account.suspended`
  public Authenticated recognise(String login, String password) {
    Optional<Account> account = database.readPrimary(handle -> find(handle, login));
    String hash = account.map(a -> a.credentials().passwordHash()).orElse(null);
    if (!passwords.matches(password, hash) || account.isEmpty() || hash == null) {
      throw Problem.unauthorized("session.credentials");
    }
    if (!account.get().standing().active()) {
      throw Problem.forbidden("account.suspended");
    }
    String current = renewed(account.get().id(), password, hash);
    return Authenticated.byPassword(account.get().user(), current);
  }

  /// Also ends all sessions of the account but the one that is kept: both happen, or neither.
  ///
  /// @throws Problem 403 `password.wrong`, 422
  public void changePassword(Caller caller, @Nullable String current, @Nullable String next) {
    long id = caller.id();
    Account account = reauthentication.byPassword(caller, current);
    Validation validation = new Validation();
    passwords.judge(validation, "newPassword", next);
    validation.check();
    String old = String.valueOf(account.credentials().passwordHash());
    String hash = passwords.hash(String.valueOf(next));
    database.write(tx -> {
      if (!AccountStore.updatePassword(tx.handle(), id, new PasswordChange(old, hash))) {
        throw Problem.forbidden("password.wrong"); // another one by now
      }
      sessions.revokeOthers(id, caller.session());
      notices.tell(tx, MailKind.PASSWORD_CHANGED, id);
      return id;
    });
  }

  /// Makes the account named like the role, or gives the one that exists this password.
  void ensure(Role role, String password) {
    Optional<Account> existing =
        database.readPrimary(h -> AccountStore.findByHandle(h, role.code()));
    if (existing.isEmpty()) {
      String email = role.code() + "@paopao.localhost";
      Credentials credentials = new Credentials(email, passwords.hash(password), true);
      registerOnce(new Registration(role.code(), credentials, role));
    } else if (!passwords.matches(password, existing.get().credentials().passwordHash())) {
      String old = String.valueOf(existing.get().credentials().passwordHash());
      replace(existing.get().id(), old, passwords.hash(password));
    }
  }

  /// Another node may be a moment earlier.
  private void registerOnce(Registration registration) {
    try {
      register(registration);
    } catch (Problem problem) {
      if (problem.status() != 409) {
        throw problem;
      }
    }
  }

  /// @return the hash that the account has now
  private String renewed(long id, String password, String hash) {
    return passwords.renewed(password, hash).filter(next -> replace(id, hash, next)).orElse(hash);
  }

  /// What somebody else has set meanwhile stays.
  private boolean replace(long id, String old, String hash) {
    return database.write(
        tx -> AccountStore.updatePassword(tx.handle(), id, new PasswordChange(old, hash)));
  }

  private static Optional<Account> find(Handle handle, String login) {
    if (login.length() > EmailAddresses.MAX) {
      return Optional.empty();
    }
    return login.contains("@")
        ? AccountStore.findByEmail(handle, login.strip())
        : AccountStore.findByHandle(handle, Handles.key(login));
  }

  static Problem taken(RuntimeException failure) {
    return Problem.conflict(
        String.valueOf(failure.getMessage()).contains("by_email")
            ? "user.emailTaken"
            : "user.handleTaken");
  }
}
