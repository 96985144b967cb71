package io.paopao.platform.rest;

import io.paopao.platform.Caller;
import org.jspecify.annotations.Nullable;

/// Resources that are read so often that [HotReads] answers for them, as long as a node remembers
/// them as ready JSON.
public interface HotRead {

  /// What stands before the id, from the root: `/api/v1/posts/`.
  String path();

  /// The resource as everybody may see it, or null when it must be looked for, because nobody
  /// remembers it or because this caller may see something else. Waits for nobody.
  @Nullable ReadyJson remembered(long id, Caller caller);

  /// The resource was answered.
  default void answered(long id) {}
}
