package io.paopao.client;

/// How far the log of a channel was when something was read: where to begin to watch.
public record Position(String channel, String epoch, long offset) {}
