package io.paopao.posts;

import io.paopao.posts.markup.Markdown;
import io.paopao.posts.markup.Rendered;
import io.paopao.posts.store.PostRow;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Turns what someone wrote into what is stored: HTML, words, and who is mentioned.
@ApplicationScoped
class Writing {

  private static final int EXCERPT = 180;

  private final Users users;

  @Inject
  Writing(Users users) {
    this.users = users;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Writing() {
    this(null);
  }

  /// A rendered body.
  ///
  /// @param mentions ids of the accounts that it names
  record Written(PostRow.Content content, String excerpt, List<String> mentions) {}

  Written written(String body) {
    return written(body, users.idsOf(Markdown.mentions(body)));
  }

  /// @param known accounts by handle: only they are linked
  static Written written(String body, Map<String, Long> known) {
    Rendered rendered = Markdown.render(body, known::containsKey);
    return new Written(
        new PostRow.Content(body, rendered.html(), rendered.text()),
        rendered.excerpt(EXCERPT),
        rendered.mentions().stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .distinct()
            .map(String::valueOf)
            .toList());
  }
}
