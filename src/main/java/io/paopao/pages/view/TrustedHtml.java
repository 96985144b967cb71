package io.paopao.pages.view;

/// HTML that was sanitised when it was stored: the only text written without escaping.
public record TrustedHtml(String value) {}
