package io.paopao.platform;

/// A place in the stream of a push channel: the offset of the last publication that a snapshot
/// holds, within an epoch. Offset 0 means that nothing has been published yet.
public record Position(String channel, String epoch, long offset) {}
