package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.http.RemoteAnswer;
import io.paopao.platform.http.RemoteClient;
import io.paopao.platform.http.RemoteClients;
import io.paopao.platform.http.RemoteRequest;
import io.paopao.platform.http.RemoteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Health and metrics, as the server makes them. It makes them for one made-up host name on the
/// admin port only; here they get the rules of all other paths.
@WebServlet({"/health", "/health/*", "/metrics", "/metrics/*"})
public class ManagementServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String SERVER = "management.paopao:1";
  private static final Duration CONNECTING = Duration.ofSeconds(1);
  private static final Duration ANSWERING = Duration.ofSeconds(5);
  private static final int AT_ONCE = 16;
  private static final int MAX_BYTES = 1 << 24;
  private static final Set<String> PROBES =
      Set.of("/health", "/health/started", "/health/ready", "/health/live");
  private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::");

  @Inject private transient OperationsGate gate;
  @Inject private transient Problems problems;
  @Inject private transient RemoteClients clients;

  @Inject
  @ConfigProperty(name = "paopao.admin.host")
  private transient String host;

  @Inject
  @ConfigProperty(name = "paopao.admin.port")
  private transient int port;

  @SuppressWarnings("NullAway.Init") // by init()
  private transient RemoteClient server;

  @Override
  public void init() {
    String reachable = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    URI base = URI.create("http://" + reachable + ":" + port + "/");
    server =
        clients.client(
            "management", new RemoteSettings(base, CONNECTING, ANSWERING, AT_ONCE, MAX_BYTES));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String path = request.getRequestURI();
      boolean open = gate.isOpen(request);
      if (!PROBES.contains(path) && !(open && path.equals("/metrics"))) {
        throw Problem.notFound();
      }
      RemoteAnswer answer = ask(path, request.getQueryString());
      response.setStatus(answer.status());
      response.setHeader("Cache-Control", "no-store");
      response.setContentType(answer.contentType());
      response.getOutputStream().write(open ? answer.body() : verdict(answer.status()));
    } catch (Problem problem) {
      problems.write(problem, RequestContext.current(), request, response);
    }
  }

  private RemoteAnswer ask(String path, @Nullable String query) {
    try {
      String asked = path.substring(1) + (query == null ? "" : "?" + query);
      return server.send(RemoteRequest.get(asked).with("Host", SERVER));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("management");
    }
  }

  /// What a load balancer needs to know, in the form of MicroProfile Health.
  private static byte[] verdict(int status) {
    String word = status == HttpServletResponse.SC_OK ? "UP" : "DOWN";
    return ("{\"status\":\"" + word + "\",\"checks\":[]}").getBytes(StandardCharsets.UTF_8);
  }
}
