package io.paopao.platform.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What a listener has taken into account already.
record Inbox(Handle handle, String listener) {

  /// The ids of those that were handled before; may be added to.
  Set<Long> known(List<Delivery> deliveries) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                SELECT event_id FROM platform.inbox
                WHERE listener = :listener AND event_id IN (<ids>)
                """)
            .bind("listener", listener)
            .bindList("ids", deliveries.stream().map(Delivery::id).toList())
            .mapTo(Long.class)
            .list());
  }

  /// @throws RuntimeException a duplicate key, when another node has just handled one of them
  void add(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO platform.inbox (listener, event_id) VALUES (:listener, :id)");
    deliveries.forEach(each -> batch.bind("listener", listener).bind("id", each.id()).add());
    batch.execute();
  }
}
