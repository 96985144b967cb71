package io.paopao.platform.events;

import io.paopao.platform.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// An event as a listener receives it.
///
/// @param id the same on every redelivery, growing with the order of publication
public record Delivery(long id, String type, String payload, Trace trace, Instant occurredAt) {

  /// Whether the type is one of the records that the sealed interface permits.
  public static boolean isOf(Class<? extends Event> family, String type) {
    return Arrays.stream(family.getPermittedSubclasses())
        .anyMatch(c -> c.getSimpleName().equals(type));
  }

  /// The event as one of the records that the sealed interface permits; empty for a type that this
  /// version does not know.
  public <E extends Event> Optional<E> as(Class<E> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .filter(c -> c.getSimpleName().equals(type))
        .findFirst()
        .map(c -> family.cast(EventJson.read(payload, c)));
  }
}
