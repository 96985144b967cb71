package io.paopao.push.domain;

/// Hears what happens in the streams of a node, to count it.
public interface StreamEvents {

  void delivered(int subscribers);

  /// A client got what it had missed.
  ///
  /// @param fromLog whether the log had to be asked
  void recovered(boolean fromLog);

  void unrecoverable();

  /// Publications had not come by themselves.
  void gapFilled();

  /// Subscribers were not told a notice.
  void leftOut(int subscribers);

  /// A stream could not go on.
  void lost();
}
