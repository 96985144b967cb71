package io.paopao.posts;

import org.jspecify.annotations.Nullable;

/// Where an imported thread comes from, and under which licence it may be shown.
///
/// @param url the original, when it has an address
/// @param license an SPDX-like name: `CC-BY-SA-4.0`
public record Source(String name, @Nullable String url, String license) {}
