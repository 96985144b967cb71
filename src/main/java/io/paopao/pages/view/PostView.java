package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A post as a reader sees it.
public record PostView(
    String id,
    int number,
    Person author,
    Instant createdAt,
    @Nullable Instant editedAt,
    TrustedHtml html,
    String lang,
    List<ReactionView> reactions,
    @Nullable InReplyTo inReplyTo,
    Set<Trait> traits) {

  /// What is special about a post, for this reader.
  public enum Trait {
    NESTED,
    DELETED,
    ACCEPTED,
    UNREAD,
    BOOKMARKED,
    EDITABLE,
    STARTER
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public String url() {
    return "/p/" + id;
  }
}
