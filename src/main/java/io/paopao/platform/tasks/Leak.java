package io.paopao.platform.tasks;

import java.time.Instant;

/// Something that should have ended and has not.
///
/// @param kind `task`: past its deadline; `threads`: a pool of own threads that only grows
/// @param name of the task or the pool
/// @param since when it was noticed
public record Leak(String kind, String name, Instant since) {}
