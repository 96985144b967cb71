package io.paopao.pages.view;

import org.jspecify.annotations.Nullable;

/// Someone shown by name and avatar.
///
/// @param avatar the address of a picture of the forum; null: letters stand for one
public record Person(
    String handle, String displayName, Standing standing, @Nullable String avatar) {

  public Person(String handle, String displayName, Standing standing) {
    this(handle, displayName, standing, null);
  }

  /// What a person's mark beside the name says.
  public enum Standing {
    NEWCOMER,
    MEMBER,
    REGULAR,
    MODERATOR,
    ADMIN
  }

  public String url() {
    return "/u/" + Urls.segment(handle);
  }

  public String initials() {
    return Avatar.initials(displayName.isBlank() ? handle : displayName);
  }

  /// The avatar's colour class, always the same for a handle.
  public String hue() {
    return Avatar.hue(handle);
  }
}
