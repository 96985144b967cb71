package io.paopao.push.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The log of publications: the truth about every channel.
public interface PublicationSource {

  /// Where the channel stands.
  StreamPosition position(String channel);

  /// Where channels stand; one that has had no publication may be absent.
  Standing positions(Set<String> channels);

  /// The publications that directly follow the offset, in order and without a hole: at most
  /// `limit`, none when the next one is not kept any more.
  List<Publication> after(String channel, long offset, int limit);

  /// Begins another epoch, unless somebody has: what was given out in this one is not true any
  /// more.
  void renounce(String epoch);

  /// The offsets of many channels at one moment.
  record Standing(String epoch, Map<String, Long> offsets) {}
}
