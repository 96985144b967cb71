package io.paopao.media.images;

/// A picture as the forum has encoded it: nothing is in it that only the sender knew.
///
/// @param type its media type
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: stored as it is
public record Picture(String type, byte[] body, int width, int height) {}
