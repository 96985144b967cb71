package io.paopao.push.store;

import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.push.domain.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Where channels stand, for the snapshots of all contexts.
@ApplicationScoped
class StreamPositions implements Positions {

  @Override
  public Position at(Handle handle, String channel) {
    StreamPosition position = position(handle, channel);
    return new Position(channel, position.epoch(), position.offset());
  }

  @Override
  public Map<String, Position> at(Handle handle, Collection<String> channels) {
    if (channels.isEmpty()) {
      return Map.of();
    }
    String epoch = epoch(handle);
    Map<String, Long> offsets =
        handle
            .createQuery("SELECT name, last_offset FROM push.channel WHERE name IN (<names>)")
            .bindList("names", channels)
            .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return channels.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name -> new Position(name, epoch, offsets.getOrDefault(name, 0L))));
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
