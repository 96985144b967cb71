package io.paopao.pages.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the forum is, for addresses that leave it.
@ApplicationScoped
public class Site {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final Optional<String> baseUrl;

  @Inject
  Site(@ConfigProperty(name = "paopao.pages.base-url") Optional<String> baseUrl) {
    this.baseUrl = baseUrl.filter(url -> !url.isBlank());
  }

  protected Site() {
    this(Optional.empty());
  }

  /// The whole address of a path.
  String url(HttpServletRequest request, String path) {
    return baseUrl.orElseGet(() -> origin(request)) + path;
  }

  /// The path that was asked for, with its query, as the client has sent them.
  static String asked(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String origin(HttpServletRequest request) {
    return request.getScheme() + "://" + authority(request);
  }

  /// The host and port that the client asked: over HTTP/2 there may be no `Host` header.
  static String authority(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host != null) {
      return host;
    }
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? HTTPS : HTTP);
    return request.getServerName() + (usual ? "" : ":" + port);
  }
}
