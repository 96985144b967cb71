package io.paopao.platform.rest;

import io.paopao.platform.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Resources that are read so often that [HotReads] answers for them, as long as a node remembers
/// them as ready bytes.
public interface HotRead {

  /// What stands before the id, from the root: `/api/v1/posts/`.
  String path();

  /// Whether it is what an `Accept` header asks for that accepts not everything.
  default boolean accepts(String accept) {
    return accept.equals(MediaType.APPLICATION_JSON);
  }

  /// The resource as everybody may see it, or null when it must be looked for, because nobody
  /// remembers it or because this caller may see something else. Waits for nobody.
  @Nullable ReadyAnswer remembered(HttpServletRequest request, long id, Caller caller);

  /// Whether who is refused is told so by a problem. Otherwise the whole way tells it.
  default boolean refusesByProblem() {
    return true;
  }

  /// The resource was answered.
  default void answered(long id) {}
}
