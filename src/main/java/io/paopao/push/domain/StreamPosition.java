package io.paopao.push.domain;

/// A place in the stream of a channel: what a client has seen, or where the channel stands.
public record StreamPosition(String epoch, long offset) {}
