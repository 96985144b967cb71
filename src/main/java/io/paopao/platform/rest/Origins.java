package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which pages may open a WebSocket: browsers let every page try, with whatever the visitor has
/// here. Those of the forum itself may, and those of the origins in `paopao.http.origins`; programs
/// that are no browser send no origin.
@ApplicationScoped
class Origins {

  private final Set<String> allowed;

  @Inject
  Origins(@ConfigProperty(name = "paopao.http.origins") Optional<List<String>> allowed) {
    this.allowed = Set.copyOf(allowed.orElse(List.of()));
  }

  protected Origins() {
    this(Optional.empty());
  }

  /// @throws Problem 403 `origin.foreign` when another site's page opens a WebSocket
  void check(HttpServletRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      return;
    }
    List<String> origins = Collections.list(request.getHeaders("Origin"));
    if (!origins.stream().allMatch(origin -> isAllowed(origin, request.getHeader("Host")))) {
      throw Problem.forbidden("origin.foreign");
    }
  }

  boolean isAllowed(String origin, String host) {
    return allowed.contains(origin) || (host != null && isSameHost(origin, host));
  }

  private static boolean isSameHost(String origin, String host) {
    try {
      URI uri = URI.create(origin);
      String scheme = uri.getScheme();
      String authority = uri.getRawAuthority();
      if (authority == null || !Set.of("http", "https").contains(String.valueOf(scheme))) {
        return false;
      }
      String usual = scheme.equals("https") ? ":443" : ":80";
      return withPort(authority, usual).equals(withPort(host, usual));
    } catch (IllegalArgumentException e) {
      // no URI: nothing that a browser sends
      return false;
    }
  }

  private static String withPort(String authority, String usual) {
    boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
    return (hasPort ? authority : authority + usual).toLowerCase(Locale.ROOT);
  }
}
