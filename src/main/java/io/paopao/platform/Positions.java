package io.paopao.platform;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Where push channels stand.
public interface Positions {

  /// Read it on the handle that reads the snapshot, **before** the snapshot: then the snapshot
  /// holds every publication up to the position, and a watcher from there misses nothing.
  Position at(Handle handle, String channel);

  /// Several channels at once, by their names.
  default Map<String, Position> at(Handle handle, Collection<String> channels) {
    return channels.stream()
        .collect(Collectors.toMap(Function.identity(), channel -> at(handle, channel)));
  }
}
