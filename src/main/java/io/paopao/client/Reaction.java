package io.paopao.client;

/// How often a post was reacted to in one way.
public record Reaction(String name, long count) {}
