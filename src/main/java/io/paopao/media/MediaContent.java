package io.paopao.media;

/// A picture as it is served.
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: served as it is
public record MediaContent(String type, byte[] body) {}
