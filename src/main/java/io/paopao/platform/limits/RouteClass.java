package io.paopao.platform.limits;

import java.util.Locale;
import java.util.Set;

/// What kind of work a request is, judged by its method and path before anything is known of it.
enum RouteClass {
  READ,
  WRITE,
  /// Costs a password hash, of which few are made at once.
  SIGN_IN,
  SEARCH,
  PAGE,
  /// Health, metrics and operators must get through; files cost nothing, and whoever watches has
  /// limits of its own.
  FREE;

  private static final String API = "/api/v1/";
  private static final Set<String> SIGNING_IN =
      Set.of("/api/v1/sessions", "/api/v1/users", "/login", "/register");

  /// @param path as it was sent: a spelling in disguise is a page, which there is none of
  static RouteClass of(String method, String path) {
    if (method.equals("POST") && SIGNING_IN.contains(path)) {
      return SIGN_IN;
    }
    if (path.startsWith(API)) {
      return ofApi(method, path);
    }
    if (path.startsWith("/assets/")
        || path.startsWith("/health")
        || path.startsWith("/metrics")
        || path.startsWith("/ws/")) {
      return FREE;
    }
    if (path.startsWith("/search")) {
      return SEARCH;
    }
    return path.equals("/api/order") || path.equals("/graphql") || path.startsWith("/media/")
        ? READ
        : PAGE;
  }

  private static RouteClass ofApi(String method, String path) {
    if (path.startsWith("ops/", API.length()) || path.startsWith("events", API.length())) {
      return FREE;
    }
    if (path.startsWith("search", API.length())) {
      return SEARCH;
    }
    return method.equals("GET") || method.equals("HEAD") ? READ : WRITE;
  }

  boolean isLimited() {
    return this != FREE;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
