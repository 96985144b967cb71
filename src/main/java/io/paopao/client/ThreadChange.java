package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to become of a thread; null leaves it.
public record ThreadChange(
    @Nullable String title, @Nullable List<String> tags, @Nullable String body) {}
