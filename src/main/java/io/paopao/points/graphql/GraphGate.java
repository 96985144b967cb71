package io.paopao.points.graphql;

import io.paopao.platform.Caller;
import io.paopao.platform.EnabledContexts;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.ServletLimits;
import io.paopao.platform.rest.Problems;
import io.paopao.platform.security.ServiceKey;
import io.paopao.platform.security.ServletCallers;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets to the graph only who is signed in or another context, and only queries of bounded cost.
@WebFilter("/graphql")
public class GraphGate implements Filter {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final int MAX_BODY = 16_384;

  @Inject private Problems problems;
  @Inject private EnabledContexts contexts;
  @Inject private ServletCallers callers;
  @Inject private ServiceKey key;
  @Inject private ServletLimits limits;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    try {
      admit(http, answer);
      byte[] body = http.getInputStream().readNBytes(MAX_BODY + 1);
      check(body);
      chain.doFilter(new BufferedRequest(http, body), response);
    } catch (Problem problem) {
      problems.write(problem, RequestContext.current(), http, answer);
    }
  }

  /// Another context may ask as often as it must; its own callers are counted there.
  private void admit(HttpServletRequest request, HttpServletResponse answer) {
    contexts.require("points");
    if (!request.getMethod().equals("POST")) {
      throw Problem.of(405, "methodNotAllowed");
    }
    Viewer viewer = viewer(request);
    request.setAttribute(Viewer.ATTRIBUTE, viewer);
    if (!viewer.service()) {
      RequestContext.current().caller(viewer.caller());
      limits.read(answer);
    }
  }

  private Viewer viewer(HttpServletRequest request) {
    return key.matches(request.getHeader(ServiceKey.HEADER))
        ? new Viewer(Caller.ANONYMOUS, true)
        : new Viewer(callers.require(request), false);
  }

  private static void check(byte[] body) {
    if (body.length > MAX_BODY) {
      throw Problem.of(413, "tooLarge", MAX_BODY);
    }
    String query = query(body);
    if (query == null) {
      throw Problem.badRequest("json.malformed");
    }
    if (!QueryBounds.USUAL.allow(query)) {
      throw Problem.badRequest("query.tooCostly");
    }
  }

  private static @Nullable String query(byte[] body) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject().getString("query", null);
    } catch (@SuppressWarnings("unused") JsonException | ClassCastException malformed) {
      return null;
    }
  }
}
