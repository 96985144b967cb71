package io.paopao.client;

/// Another text of a post.
public record PostChange(String body) {}
