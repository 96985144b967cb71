package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// Who has written something.
public record Author(String id, String handle, String displayName, @Nullable String avatarUrl) {}
