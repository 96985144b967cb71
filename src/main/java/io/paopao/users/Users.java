package io.paopao.users;

import io.paopao.media.Media;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.UserEvent.UserChanged;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Who people are: finding accounts, and changing one's own profile.
@ApplicationScoped
public class Users {

  private final Database database;
  private final Profiles profiles;
  private final Media media;

  @Inject
  Users(Database database, Profiles profiles, Media media) {
    this.database = database;
    this.profiles = profiles;
    this.media = media;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Users() {
    this(null, null, null);
  }

  /// The profiles that exist among the ids: one statement at most, however many.
  public Map<Long, User> byId(Collection<Long> ids) {
    return profiles.byId(ids);
  }

  public Optional<User> byId(long id) {
    return Optional.ofNullable(profiles.byId(List.of(id)).get(id));
  }

  /// Upper and lower case are the same handle.
  public Optional<User> byHandle(String handle) {
    return account(handle).map(Account::user);
  }

  /// Accounts in the order of their ids, for whoever reads all of them.
  public List<User> after(long id, int limit) {
    return database.readPrimary(handle -> AccountStore.after(handle, id, limit)).stream()
        .map(Account::user)
        .toList();
  }

  /// The ids of those handles that exist, by handle as it was asked for.
  public Map<String, Long> idsOf(Collection<String> handles) {
    Map<String, String> keys =
        handles.stream().distinct().collect(Collectors.toMap(Function.identity(), Handles::key));
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> ids = database.read(handle -> AccountStore.ids(handle, keys.values()));
    Map<String, Long> found = new HashMap<>();
    keys.forEach((handle, key) -> {
      Long id = ids.get(key);
      if (id != null) {
        found.put(handle, id);
      }
    });
    return found;
  }

  /// @throws Problem 404 when there is no such account any more
  public OwnProfile own(long id) {
    return database
        .read(handle -> AccountStore.find(handle, id))
        .map(OwnProfile::of)
        .orElseThrow(Problem::notFound);
  }

  /// Changes the profile, if its version passes the check, which throws otherwise.
  ///
  /// @throws Problem 422
  public OwnProfile change(long id, ProfileChange change, LongConsumer check) {
    return database.write(tx -> {
      Account before = AccountStore.lock(tx.handle(), id).orElseThrow(Problem::notFound);
      check.accept(before.version());
      return changed(tx, before, change.appliedTo(before.profile()));
    });
  }

  /// Writes what the profile of a locked account says from now on.
  OwnProfile changed(Transaction tx, Account before, Account.Profile profile) {
    Account after = before.with(profile);
    AccountStore.updateProfile(tx.handle(), after);
    String old = before.profile().avatarUrl();
    if (!Objects.equals(old, profile.avatarUrl())) {
      String place = "account:" + before.id();
      media.release(tx, place, old);
      media.use(tx, place, profile.avatarUrl());
    }
    tx.publish(new UserChanged(after.user()));
    tx.afterCommit(() -> profiles.forget(before.id()));
    return OwnProfile.of(after);
  }

  /// The profile shows this many points from the commit on.
  public void showPoints(Transaction tx, long id, long points) {
    AccountStore.updatePoints(tx.handle(), id, points);
    tx.afterCommit(() -> profiles.forget(id));
  }

  private Optional<Account> account(String handle) {
    String key = Handles.key(handle);
    return database.read(h -> AccountStore.findByHandle(h, key));
  }
}
