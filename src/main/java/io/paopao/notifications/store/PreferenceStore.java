package io.paopao.notifications.store;

import io.paopao.notifications.Kind;
import io.paopao.notifications.NotificationPreferences;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What each owner wants to be told.
@ApplicationScoped
public class PreferenceStore {

  public NotificationPreferences of(Handle handle, long owner) {
    Set<Kind> unwanted =
        handle
            .createQuery(
                "SELECT kind FROM notifications.preference WHERE owner = :owner AND NOT enabled")
            .bind("owner", owner)
            .mapTo(String.class)
            .map(Kind::of)
            .collect(Collectors.toSet());
    return NotificationPreferences.without(unwanted);
  }

  public void save(Handle handle, long owner, NotificationPreferences preferences) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO notifications.preference (owner, kind, enabled)
            VALUES (:owner, :kind, :enabled) ON DUPLICATE KEY UPDATE enabled = :enabled
            """);
    for (Kind kind : Kind.values()) {
      batch
          .bind("owner", owner)
          .bind("kind", kind.code())
          .bind("enabled", preferences.wants(kind))
          .add();
    }
    batch.execute();
  }
}
