package io.paopao.push.domain;

import java.util.List;
import java.util.function.Consumer;

/// How a subscription begins: everything after the position will be delivered.
///
/// @param recovery whether the publications are all those between the client's position and this
///   one
public record Subscribed(
    StreamPosition position, Recovery recovery, List<Publication> publications) {

  /// Whether the client asked for what it missed, and got it.
  public enum Recovery {
    NOT_ASKED,
    PROVEN,
    IMPOSSIBLE
  }

  /// Takes the beginning before any later publication is delivered; it must neither block nor
  /// throw.
  public interface Receiver extends Consumer<Subscribed> {}
}
