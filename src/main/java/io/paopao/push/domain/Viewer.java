package io.paopao.push.domain;

/// An account that watches a channel.
public record Viewer(long id, String handle) {}
