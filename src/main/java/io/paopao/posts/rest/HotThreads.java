package io.paopao.posts.rest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.paopao.platform.Caller;
import io.paopao.platform.rest.HotRead;
import io.paopao.platform.rest.JsonConfig;
import io.paopao.platform.rest.ReadyAnswer;
import io.paopao.posts.ThreadDetail;
import io.paopao.posts.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/threads/{id}`, for threads that this node remembers.
@ApplicationScoped
public class HotThreads implements HotRead {

  /// As long as the thread itself is remembered: each is one object for all who ask.
  private final LoadingCache<ThreadDetail, ReadyAnswer> ready =
      Caffeine.newBuilder()
          .weakKeys()
          .build(thread -> ReadyAnswer.json("\"" + thread.etag() + "\"", JsonConfig.bytes(thread)));

  @Inject private Threads threads;

  @Override
  public String path() {
    return "/api/v1/threads/";
  }

  @Override
  public @Nullable ReadyAnswer remembered(HttpServletRequest request, long id, Caller caller) {
    ThreadDetail thread = threads.remembered(id, caller);
    return thread == null ? null : ready.get(thread);
  }

  @Override
  public void answered(long id) {
    threads.viewed(id);
  }
}
