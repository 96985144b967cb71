package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
import io.paopao.platform.Slice;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.UserEvent.UserChanged;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.BanStore;
import io.paopao.users.store.StaffActionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What staff do to accounts: only to those below their own rank, and written down. Each change
/// ends all sessions and personal tokens of the account, so that it holds everywhere at once.
@ApplicationScoped
public class Staff {

  private static final int REASON_MAX = 250;

  private final Database database;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Profiles profiles;

  @Inject
  Staff(Database database, Sessions sessions, ApiTokens tokens, Profiles profiles) {
    this.database = database;
    this.sessions = sessions;
    this.tokens = tokens;
    this.profiles = profiles;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Staff() {
    this(null, null, null, null);
  }

  /// Takes the place of a ban that there is.
  ///
  /// @throws Problem 404, 403 `staff.rank`, 422
  public void ban(String handle, Ban.Request request) {
    Instant now = now();
    Validation validation = new Validation();
    String reason = validation.text("reason", request.reason(), 1, REASON_MAX);
    Instant expiresAt = request.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      validation.add("expiresAt", "field.past");
    }
    validation.check();
    change(
        handle,
        "ban",
        reason,
        (tx, account) ->
            BanStore.put(
                tx.handle(),
                new BanStore.Row(account.id(), reason, expiresAt, caller().id(), now)));
  }

  /// Lifting what is not there changes nothing.
  ///
  /// @throws Problem 404, 403 `staff.rank`
  public void lift(String handle) {
    change(handle, "unban", "", (tx, account) -> BanStore.remove(tx.handle(), account.id()));
  }

  /// @throws Problem 404 when the account may sign in
  public Ban find(String handle) {
    BanStore.Row row =
        database
            .read(h -> BanStore.find(h, account(h, handle).id()))
            .orElseThrow(Problem::notFound);
    return new Ban(row.reason(), row.expiresAt(), author(row.actor()), row.createdAt());
  }

  /// @param code of the role that the account gets
  /// @throws Problem 404, 403 `staff.rank`, 422
  public void assign(String handle, @Nullable String code) {
    Role role =
        Arrays.stream(Role.values())
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow(() -> Problem.invalid(Problem.FieldError.of("role", "role.unknown")));
    change(
        handle,
        "role",
        role.code(),
        (tx, account) -> {
          AccountStore.updateRole(tx.handle(), account.id(), role);
          tx.publish(
              new UserChanged(AccountStore.find(tx.handle(), account.id()).orElseThrow().user()));
        });
  }

  /// What has been done to the account, newest first.
  ///
  /// @throws Problem 404
  public Slice<StaffAction> actions(String handle, @Nullable Cursor after, int limit) {
    long before = after == null ? Long.MAX_VALUE : after.key(0);
    Slice<StaffActionStore.Row> rows =
        database.read(h ->
            Slice.of(
                StaffActionStore.before(h, account(h, handle).id(), before, limit + 1),
                limit,
                row -> Cursor.of(row.id())));
    Map<Long, User> actors =
        profiles.byId(rows.items().stream().map(StaffActionStore.Row::actor).distinct().toList());
    return rows.map(row ->
        new StaffAction(
            String.valueOf(row.id()),
            row.kind(),
            author(actors.get(row.actor())),
            row.detail(),
            row.createdAt()));
  }

  /// Writes down what staff have done because of something that the account wrote.
  public void record(Transaction tx, long account, String kind, String detail) {
    StaffActionStore.add(
        tx.handle(),
        new StaffActionStore.Row(Ids.next(), account, caller().id(), kind, detail, now()));
  }

  private interface Change {
    void apply(Transaction tx, Account account);
  }

  private void change(String handle, String kind, String detail, Change change) {
    database.write(tx -> {
      long id = account(tx.handle(), handle).id();
      // a session that is being opened is there before, or sees what has changed
      Account account = AccountStore.lock(tx.handle(), id).orElseThrow(Problem::notFound);
      if (account.standing().role().compareTo(caller().role()) >= 0) {
        throw Problem.forbidden("staff.rank");
      }
      change.apply(tx, account);
      record(tx, account.id(), kind, detail);
      sessions.revokeOthers(account.id(), 0);
      tokens.revokeAll(account.id());
      tx.afterCommit(() -> profiles.forget(account.id()));
      return account.id();
    });
  }

  private static Account account(Handle h, String handle) {
    return AccountStore.findByHandle(h, Handles.key(handle)).orElseThrow(Problem::notFound);
  }

  private @Nullable Author author(long id) {
    return author(profiles.byId(List.of(id)).get(id));
  }

  private static @Nullable Author author(@Nullable User user) {
    return user == null ? null : Author.of(user);
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
