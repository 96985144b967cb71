package io.paopao.pages.view;

import org.jspecify.annotations.Nullable;

/// Where imported content comes from, and under which licence.
public record Attribution(
    String source, @Nullable String url, String licence, @Nullable String licenceUrl) {}
