package io.paopao.pages.view;

import java.util.List;

/// One section of the reader's settings.
///
/// @param saved whether that was just done
public record SettingsPage(Section section, Form form, People people, boolean saved) {

  /// What there is to set. How one signs in stands on pages of its own.
  public enum Section {
    PROFILE("/settings"),
    NOTIFICATIONS("/settings/notifications"),
    PEOPLE("/settings/people");

    private final String url;

    Section(String url) {
      this.url = url;
    }

    public String url() {
      return url;
    }

    /// The end of the key of its name.
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Whom the reader follows and blocks.
  public record People(List<Person> following, List<Person> blocked) {

    public static final People NONE = new People(List.of(), List.of());
  }
}
