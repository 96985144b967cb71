package io.paopao.pages.view;

/// The channel that tells what happens to a page after it was rendered, and from where.
public record Watch(String channel, String epoch, long offset) {}
