package io.paopao.pages.view;

/// The signed-in reader.
public record Viewer(String id, Person person, long points, int unread, boolean moderator) {}
