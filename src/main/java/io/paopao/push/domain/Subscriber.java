package io.paopao.push.domain;

import org.jspecify.annotations.Nullable;

/// Someone who is told what is published.
public interface Subscriber {

  /// Called in the order of the offsets, while the stream is held: it must neither block nor throw.
  void deliver(Publication publication);

  /// Something that is worth nothing later: it is left out when anything else still waits for this
  /// subscriber. Called while the stream is held: it must neither block nor throw.
  ///
  /// @return whether it is sent
  boolean notice(Frame frame);

  /// The stream cannot go on without a gap.
  void lost();

  /// The channel may not be watched any more; nothing more of it is delivered.
  void revoked(String channel);

  /// Who this is; null for somebody who is not signed in.
  @Nullable Viewer viewer();
}
