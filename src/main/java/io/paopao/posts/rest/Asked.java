package io.paopao.posts.rest;

/// What a client asked for: two requests with one idempotency key must agree in it.
public record Asked(String path, Object body) {}
