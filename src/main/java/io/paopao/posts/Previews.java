package io.paopao.posts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// How something would look.
@ApplicationScoped
public class Previews {

  private final Writing writing;

  @Inject
  Previews(Writing writing) {
    this.writing = writing;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Previews() {
    this(null);
  }

  /// The HTML of the body, as safe as that of a post.
  ///
  /// @throws io.paopao.platform.Problem 422
  public String html(@Nullable String body) {
    return writing.written(Body.require(body)).content().html();
  }
}
