package io.paopao.platform.rest;

import io.paopao.platform.CompletionListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/// How long requests take: `paopao_http_requests_seconds{route, method, status}`. The server's own
/// measure looks its timer up by all tags for each request, which takes longer than a hot read.
@ApplicationScoped
class RequestTimes {

  private static final String API = "/api/v1/";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> RESOURCES =
      Set.of(
          "boards",
          "threads",
          "posts",
          "users",
          "sessions",
          "me",
          "search",
          "notifications",
          "items",
          "orders",
          "media",
          "events",
          "moderation",
          "ops");
  private static final Set<String> OTHERS =
      Set.of("api", "graphql", "ws", "assets", "media", "health", "metrics", "openapi");

  private final MetricRegistry metrics;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  /// @param status its first digit
  private record Key(String route, String method, int status) {}

  @Inject
  RequestTimes(MetricRegistry metrics) {
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected RequestTimes() {
    this.metrics = null;
  }

  /// Measures a request whose filters have all returned; one that is answered later, when it is.
  ///
  /// @param begun as [System#nanoTime] tells
  void ended(HttpServletRequest request, HttpServletResponse response, long begun) {
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(new Later(request, response, begun));
    } else {
      add(request, response, begun);
    }
  }

  private void add(HttpServletRequest request, HttpServletResponse response, long begun) {
    String method = request.getMethod();
    Key key =
        new Key(
            route(request.getRequestURI()),
            METHODS.contains(method) ? method : "other",
            response.getStatus() / 100);
    timers.computeIfAbsent(key, this::timer).update(Duration.ofNanos(System.nanoTime() - begun));
  }

  private Timer timer(Key key) {
    return metrics.timer(
        "paopao_http_requests",
        new Tag("route", key.route()),
        new Tag("method", key.method()),
        new Tag("status", key.status() + "xx"));
  }

  /// Only names that we know: clients must not make metrics.
  static String route(String path) {
    if (path.startsWith(API)) {
      String resource = segment(path, API.length());
      return RESOURCES.contains(resource) ? "api/" + resource : "api/other";
    }
    String first = segment(path, 1);
    return OTHERS.contains(first) ? first : "page";
  }

  private static String segment(String path, int from) {
    int end = path.indexOf('/', from);
    return path.substring(Math.min(from, path.length()), end < 0 ? path.length() : end);
  }

  private final class Later implements CompletionListener {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final long begun;

    Later(HttpServletRequest request, HttpServletResponse response, long begun) {
      this.request = request;
      this.response = response;
      this.begun = begun;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      add(request, response, begun);
    }
  }
}
