package io.paopao.push.domain;

/// Someone who is told what is published. Called in the order of the offsets, while the stream is
/// held: it must neither block nor throw.
public interface Subscriber {

  void deliver(Publication publication);

  /// The stream cannot go on without a gap.
  void lost();
}
