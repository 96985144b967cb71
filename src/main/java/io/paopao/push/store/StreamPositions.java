package io.paopao.push.store;

import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.push.domain.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/// Where channels stand, for the snapshots of all contexts.
@ApplicationScoped
class StreamPositions implements Positions {

  @Override
  public Position at(Handle handle, String channel) {
    StreamPosition position = position(handle, channel);
    return new Position(channel, position.epoch(), position.offset());
  }

  static StreamPosition position(Handle handle, String channel) {
    return handle
        .createQuery(
            """
            SELECT e.name, COALESCE(c.last_offset, 0) FROM push.epoch e
            LEFT JOIN push.channel c ON c.name = :channel
            WHERE e.id = 1\
            """)
        .bind("channel", channel)
        .map((row, context) -> new StreamPosition(row.getString(1), row.getLong(2)))
        .one();
  }

  static String epoch(Handle handle) {
    return handle.createQuery("SELECT name FROM push.epoch WHERE id = 1").mapTo(String.class).one();
  }
}
