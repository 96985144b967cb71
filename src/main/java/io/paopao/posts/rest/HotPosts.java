package io.paopao.posts.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.redis.CachedJson;
import io.paopao.platform.rest.HotRead;
import io.paopao.platform.rest.ReadyAnswer;
import io.paopao.posts.Posts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/posts/{id}`, for posts that this node remembers.
@ApplicationScoped
public class HotPosts implements HotRead {

  @Inject private Posts posts;

  @Override
  public String path() {
    return "/api/v1/posts/";
  }

  @Override
  public @Nullable ReadyAnswer remembered(HttpServletRequest request, long id, Caller caller) {
    CachedJson post = posts.remembered(id);
    return post == null ? null : ReadyAnswer.json(post.tag(), post.bytes());
  }
}
