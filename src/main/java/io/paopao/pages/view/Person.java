package io.paopao.pages.view;

/// Someone shown by name and generated avatar.
public record Person(String handle, String displayName, Standing standing) {

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
