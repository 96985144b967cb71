package io.paopao.pages.view;

/// The signed-in reader.
///
/// @param own the reader's own channel, from where the unread were counted
public record Viewer(
    String id, Person person, long points, int unread, Watch own, boolean moderator) {

  private static final int MOST_SHOWN = 99;

  /// The unread count as the bell shows it.
  public String badge() {
    return unread > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(unread);
  }
}
