package io.paopao.pages.web;

import io.paopao.platform.Caller;
import io.paopao.platform.rest.HotRead;
import io.paopao.platform.rest.ReadyAnswer;
import io.paopao.posts.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// `GET /t/{id}`, for guests without any cookie and threads that this node remembers.
@ApplicationScoped
public class HotThreadPages implements HotRead {

  @Inject private GuestPages pages;
  @Inject private Threads threads;

  @Override
  public String path() {
    return "/t/";
  }

  /// As browsers do.
  @Override
  public boolean accepts(String accept) {
    return accept.startsWith(MediaType.TEXT_HTML);
  }

  @Override
  public @Nullable ReadyAnswer remembered(HttpServletRequest request, long id, Caller caller) {
    return caller.isAnonymous() && request.getHeader("Cookie") == null
        ? pages.remembered(request)
        : null;
  }

  /// There is a page for it.
  @Override
  public boolean refusesByProblem() {
    return false;
  }

  @Override
  public void answered(long id) {
    threads.viewed(id);
  }
}
