package io.paopao.users;

import io.paopao.media.Media;
import io.paopao.media.Received;
import io.paopao.media.UploadBody;
import io.paopao.media.Uploads;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Profile;
import io.paopao.users.store.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// The pictures that people show of themselves.
@ApplicationScoped
public class Avatars {

  @Inject private Database database;
  @Inject private Users users;
  @Inject private Uploads uploads;
  @Inject private Media media;

  /// Makes what the caller sends their avatar.
  ///
  /// @throws Problem as [Uploads#avatar] and [Media#keep]
  public OwnProfile change(long caller, UploadBody body) {
    Received received = uploads.avatar(body);
    return database.write(tx -> show(caller, media.keep(received).url()));
  }

  public OwnProfile remove(long caller) {
    return show(caller, null);
  }

  private OwnProfile show(long id, @Nullable String url) {
    return database.write(tx -> {
      Account account = AccountStore.lock(tx.handle(), id).orElseThrow(Problem::notFound);
      Profile now = account.profile();
      return users.changed(tx, account, new Profile(now.displayName(), now.bio(), url));
    });
  }
}
