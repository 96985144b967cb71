package io.paopao.push.client;

/// Where a channel stands: what comes after it was not seen yet.
public record Position(String epoch, long offset) {}
