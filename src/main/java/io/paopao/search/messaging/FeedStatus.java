package io.paopao.search.messaging;

import java.util.Map;

/// How the index of this node stands.
///
/// @param positions the next event of each partition, by `<topic>-<partition>`
/// @param lag events that are not taken into account yet
/// @param complete whether it holds everything up to its positions
/// @param rebuilding whether one is being built anew
/// @param rebuilt how many entries that has read
public record FeedStatus(
    long documents,
    Map<String, Long> positions,
    long lag,
    boolean complete,
    boolean rebuilding,
    long rebuilt) {}
