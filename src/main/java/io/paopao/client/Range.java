package io.paopao.client;

/// A part of a text, in UTF-16 units.
public record Range(long start, long end) {}
