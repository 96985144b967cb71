package io.paopao.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that staff have done to an account.
///
/// @param kind `ban`, `unban`, `role`, or what was done about a report of its post: `dismiss`,
///   `deletePost`, `lockThread`
/// @param by null when that account is gone
/// @param detail the reason, or the new role
public record StaffAction(
    String id, String kind, @Nullable Author by, String detail, Instant createdAt) {}
