package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread to be started.
///
/// @param board its slug
public record NewThread(String board, String title, String body, @Nullable List<String> tags) {}
