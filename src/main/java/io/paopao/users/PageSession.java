package io.paopao.users;

import io.paopao.platform.Caller;
import java.time.Instant;

/// Who a page cookie stands for.
public record PageSession(Caller caller, User user, Instant expiresAt) {}
