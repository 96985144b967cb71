package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// Where an imported thread comes from.
public record Source(String name, @Nullable String url, String license) {}
