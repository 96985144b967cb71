package io.paopao.platform.security;

/// A session has ended before its time: fired as a CDI event on every node, once for each session,
/// at most two seconds after the revocation.
public record SessionRevoked(long session) {}
