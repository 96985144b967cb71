package io.paopao.platform.limits;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
  private static final Set<String> HASHING =
      Set.of(
          "/api/v1/sessions",
          "/api/v1/users",
          "/api/v1/me/password",
          "/api/v1/password-resets/confirm",
          "/login",
          "/register",
          "/reset-password",
          "/settings/security/password");
  private static final Pattern UNREAD = Pattern.compile(";[^/]*|/+$");

  /// @param asked the path as it was sent; what the server does not read of it does not count. A
  ///   spelling in disguise is a page, which there is none of
  static RouteClass of(String method, String asked) {
    String path = UNREAD.matcher(asked).replaceAll("");
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (!reads && HASHING.contains(path)) {
      return SIGN_IN;
    }
    if (path.startsWith(API)) {
      return ofApi(path, reads);
    }
    if (isBelow(path, "/assets")
        || isBelow(path, "/health")
        || isBelow(path, "/metrics")
        || isBelow(path, "/ws")) {
      return FREE;
    }
    if (path.startsWith("/search")) {
      return SEARCH;
    }
    if (path.equals("/api/order") || isBelow(path, "/graphql") || path.startsWith("/media/")) {
      return READ;
    }
    return reads ? PAGE : WRITE;
  }

  private static RouteClass ofApi(String path, boolean reads) {
    if (isBelow(path, API + "ops") || isBelow(path, API + "events")) {
      return FREE;
    }
    if (path.startsWith("search", API.length())) {
      return SEARCH;
    }
    return reads ? READ : WRITE;
  }

  private static boolean isBelow(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }

  boolean isLimited() {
    return this != FREE;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
