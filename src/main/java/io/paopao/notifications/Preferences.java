package io.paopao.notifications;

import io.paopao.notifications.store.PreferenceStore;
import io.paopao.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// What people want to be told of.
@ApplicationScoped
public class Preferences {

  private final Database database;
  private final PreferenceStore preferences;

  @Inject
  public Preferences(Database database, PreferenceStore preferences) {
    this.database = database;
    this.preferences = preferences;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Preferences() {
    this(null, null);
  }

  public NotificationPreferences of(long account) {
    return database.read(handle -> preferences.of(handle, account));
  }

  public void save(long account, NotificationPreferences wanted) {
    database.write(tx -> {
      preferences.save(tx.handle(), account, wanted);
      return wanted;
    });
  }
}
