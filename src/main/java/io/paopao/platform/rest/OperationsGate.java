package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps what is for operators to the admin port, and the admin port to that: health with its
/// details, metrics, the API below `ops`, signing in for it, and the contract. The public ports
/// tell whether the node is healthy, without a reason; in development they serve all of it.
@ApplicationScoped
public class OperationsGate {

  private static final List<String> SERVED =
      List.of("/health", "/metrics", "/api/v1/ops", "/api/v1/sessions", "/openapi");

  private final int adminPort;
  private final boolean isPublic;

  @Inject
  OperationsGate(
      @ConfigProperty(name = "paopao.admin.port") int adminPort,
      @ConfigProperty(name = "paopao.admin.on-public-ports") boolean isPublic) {
    this.adminPort = adminPort;
    this.isPublic = isPublic;
  }

  protected OperationsGate() {
    this(0, false);
  }

  /// @throws Problem 404 for what the admin port does not serve
  void check(HttpServletRequest request) {
    if (request.getLocalPort() == adminPort && !isServed(request.getRequestURI())) {
      throw Problem.notFound();
    }
  }

  /// Whether what is for operators may be shown on the port of this request.
  boolean isOpen(HttpServletRequest request) {
    return isPublic || request.getLocalPort() == adminPort;
  }

  private static boolean isServed(String path) {
    return SERVED.stream()
        .anyMatch(p ->
            path.startsWith(p) && (path.length() == p.length() || path.charAt(p.length()) == '/'));
  }
}
