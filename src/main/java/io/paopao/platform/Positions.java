package io.paopao.platform;

import org.jdbi.v3.core.Handle;

/// Where push channels stand.
public interface Positions {

  /// Read it on the handle that reads the snapshot, **before** the snapshot: then the snapshot
  /// holds every publication up to the position, and a watcher from there misses nothing.
  Position at(Handle handle, String channel);
}
