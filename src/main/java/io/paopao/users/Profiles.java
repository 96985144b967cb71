package io.paopao.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Public profiles by id, remembered for a few seconds: they stand beside everything that is read.
///
/// A caller who must see a certain write is never answered from memory.
@ApplicationScoped
class Profiles {

  private final Database database;
  private final Cache<Long, User> known;

  @Inject
  Profiles(
      Database database,
      @ConfigProperty(name = "paopao.users.profile-cache-size") int size,
      @ConfigProperty(name = "paopao.users.profile-cache-life") Duration life) {
    this.database = database;
    this.known = Caffeine.newBuilder().maximumSize(size).expireAfterWrite(life).build();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Profiles() {
    this(null, 0, Duration.ZERO);
  }

  /// The profiles that exist among the ids, in one statement at most.
  Map<Long, User> byId(Collection<Long> ids) {
    Map<Long, User> found = new HashMap<>();
    if (RequestContext.current().causal() == null) {
      found.putAll(known.getAllPresent(ids));
    }
    List<Long> missing = ids.stream().distinct().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      List<Account> accounts = database.read(handle -> AccountStore.findAll(handle, missing));
      Map<Long, User> loaded =
          accounts.stream().collect(Collectors.toMap(Account::id, Account::user));
      known.putAll(loaded);
      found.putAll(loaded);
    }
    return found;
  }

  void forget(long id) {
    known.invalidate(id);
  }
}
