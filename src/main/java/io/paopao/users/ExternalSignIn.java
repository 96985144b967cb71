package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SqlErrors;
import io.paopao.users.UserEvent.UserRegistered;
import io.paopao.users.mail.MailKind;
import io.paopao.users.oidc.Attempt;
import io.paopao.users.oidc.Identity;
import io.paopao.users.oidc.Provider;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Credentials;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.IdentityStore;
import io.paopao.users.tokens.SignInTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in with an account of another place. The first time makes an account here, unless its
/// reader has begun by [#beginToJoin]: a signed-in browser alone joins nothing, nor does an e-mail
/// address.
@ApplicationScoped
public class ExternalSignIn {

  private static final int TRIES = 5;
  private static final String JOINS = "!";

  @Inject private Database database;
  @Inject private Provider provider;
  @Inject private TwoFactor twoFactor;
  @Inject private SignInTickets tickets;
  @Inject private Reauthentication reauthentication;
  @Inject private AccountNotices notices;

  /// @param kept for the browser, as a cookie, until it comes back
  public record Departure(URI to, String kept) {}

  /// What the button says; "" when there is no provider.
  public String name() {
    return provider.name();
  }

  /// @throws Problem as [Provider#authorization]
  public Departure begin() {
    Attempt attempt = Attempt.begin();
    return new Departure(provider.authorization(attempt), attempt.text());
  }

  /// Like [#begin]; the identity that comes back is to open the caller's account from then on.
  ///
  /// @throws Problem 403 `password.wrong`
  public Departure beginToJoin(Caller caller, @Nullable String password) {
    Account account = reauthentication.byPassword(caller, password);
    Authenticated owner =
        Authenticated.byPassword(account.user(), account.credentials().passwordHash());
    Departure departure = begin();
    return new Departure(
        departure.to(), departure.kept() + JOINS + tickets.issue(owner.id(), owner.stamp()));
  }

  /// @param kept by the browser since [#begin]
  /// @param query that the provider has sent it back with
  /// @param signedIn who has come back; null for a guest
  /// @throws Problem 403 `oidc.refused`, `account.suspended`; 409 `user.emailTaken`, `oidc.taken`
  public SteppedSignIn.Step finish(String kept, String query, @Nullable Long signedIn) {
    String[] parts = kept.split(JOINS, 2);
    Attempt attempt = Attempt.parse(parts[0]).orElseThrow(ExternalSignIn::refused);
    Identity identity = provider.identity(attempt, query);
    Account account = found(identity, signedIn, parts.length == 2 ? parts[1] : "");
    if (!account.standing().active()) {
      throw Problem.forbidden("account.suspended");
    }
    boolean codeNeeded = signedIn == null && twoFactor.isOn(account.id());
    return new SteppedSignIn.Step(
        Authenticated.withoutPassword(account.user()),
        codeNeeded ? tickets.issue(account.id(), "") : null);
  }

  private Account found(Identity identity, @Nullable Long signedIn, String ticket) {
    Optional<Long> known =
        database.readPrimary(
            handle -> IdentityStore.account(handle, identity.issuer(), identity.subject()));
    if (known.isPresent() && signedIn != null && !known.get().equals(signedIn)) {
      throw Problem.conflict("oidc.taken");
    }
    if (known.isPresent()) {
      return account(known.get());
    }
    if (signedIn == null) {
      return made(identity);
    }
    SignInTickets.Ticket given =
        tickets
            .find(ticket)
            .filter(found -> found.account() == signedIn)
            .orElseThrow(ExternalSignIn::refused);
    return joined(identity, given);
  }

  /// @param ticket says which password was right when the reader left
  private Account joined(Identity identity, SignInTickets.Ticket ticket) {
    return database.write(tx -> {
      Account account =
          AccountStore.lock(tx.handle(), ticket.account()).orElseThrow(ExternalSignIn::refused);
      if (!new Authenticated(account.user(), ticket.stamp()).holds(account)) {
        throw refused();
      }
      IdentityStore.insert(tx.handle(), identity.issuer(), identity.subject(), account.id());
      notices.tell(tx, MailKind.IDENTITY_JOINED, account.id());
      return account;
    });
  }

  /// A handle that is taken gets another number.
  private Account made(Identity identity) {
    Problem taken = Problem.conflict("user.handleTaken");
    for (int i = 0; i < TRIES; i++) {
      try {
        return made(identity, i == 0 ? wanted(identity) : numbered(identity));
      } catch (Problem problem) {
        if (!problem.code().equals("user.handleTaken")) {
          throw problem;
        }
        taken = problem;
      }
    }
    throw taken;
  }

  private Account made(Identity identity, String handle) {
    Credentials credentials = new Credentials(identity.email(), null, identity.email() != null);
    Registration registration = new Registration(handle, credentials, Role.USER);
    Account account = registration.account();
    return database.write(tx -> {
      try {
        AccountStore.insert(tx.handle(), account, registration.keys());
      } catch (RuntimeException failure) {
        throw SqlErrors.isDuplicateKey(failure) ? Accounts.taken(failure) : failure;
      }
      IdentityStore.insert(tx.handle(), identity.issuer(), identity.subject(), account.id());
      tx.publish(new UserRegistered(account.user()));
      return account;
    });
  }

  /// The name that the provider gives, if it can be a handle.
  private static String wanted(Identity identity) {
    Validation validation = new Validation();
    String handle = Handles.judge(validation, "handle", identity.name());
    try {
      validation.check();
      return handle;
    } catch (
        @SuppressWarnings("unused")
        Problem unfit) {
      return numbered(identity);
    }
  }

  private static String numbered(Identity identity) {
    String name = identity.name() == null ? "" : identity.name();
    String letters = Handles.written(name).replaceAll("[^\\p{L}\\p{Nd}_-]", "");
    String stem = letters.length() < Handles.MIN ? "member" : letters;
    return stem.substring(0, Math.min(stem.length(), 15)) + Math.floorMod(Ids.next(), 100_000L);
  }

  private Account account(long id) {
    return database
        .readPrimary(handle -> AccountStore.find(handle, id))
        .orElseThrow(ExternalSignIn::refused);
  }

  private static Problem refused() {
    return Problem.forbidden("oidc.refused");
  }
}
