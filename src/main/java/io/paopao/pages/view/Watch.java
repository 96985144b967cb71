package io.paopao.pages.view;

import io.paopao.platform.Position;
import org.jspecify.annotations.Nullable;

/// The channel that tells what happens to a page after it was rendered, and from where.
public record Watch(String channel, String epoch, long offset) {

  public static Watch of(Position position) {
    return new Watch(position.channel(), position.epoch(), position.offset());
  }

  /// From where both of two readings, made at different times, are told what follows.
  public static Watch of(Position one, @Nullable Position other) {
    if (other == null) {
      return of(one);
    }
    boolean isEarlier = one.epoch().equals(other.epoch()) && one.offset() <= other.offset();
    return of(isEarlier ? one : other);
  }
}
