package io.paopao.pages.view;

/// A reaction'\''s count on a post, and whether the reader is among them.
public record ReactionView(String name, int count, boolean mine) {}
