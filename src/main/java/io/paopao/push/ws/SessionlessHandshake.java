package io.paopao.push.ws;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Keeps the container from opening an HTTP session for each WebSocket, as it does at every
/// handshake: nobody uses it, and it would be kept in memory and sent as a cookie.
@WebFilter(
    value = "/ws/v1",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class SessionlessHandshake implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    chain.doFilter(isHandshake(asked) ? new Sessionless(asked) : asked, response);
  }

  /// Other requests are answered by the page, which needs the container's own request.
  private static boolean isHandshake(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && request.getHeader("Sec-WebSocket-Key") != null;
  }

  private static final class Sessionless extends HttpServletRequestWrapper {

    Sessionless(HttpServletRequest request) {
      super(request);
    }

    @Override
    @SuppressWarnings("NullAway") // the container can do without
    public @Nullable HttpSession getSession() {
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // the container can do without
    public @Nullable HttpSession getSession(boolean create) {
      return null;
    }
  }
}
