package io.paopao.points.graphql;

import io.paopao.platform.Caller;
import io.paopao.platform.EnabledContexts;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.ServletLimits;
import io.paopao.platform.rest.Problems;
import io.paopao.platform.rest.StrictJson;
import io.paopao.platform.security.ServiceKey;
import io.paopao.platform.security.ServletCallers;
import io.paopao.platform.transfer.Body;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.servlet.DispatcherType;
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
/// The schema is for everybody; there is nothing else below it.
@WebFilter(
    value = GraphGate.GRAPH + "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class GraphGate implements Filter {

  static final String GRAPH = "/graphql";
  private static final String SCHEMA = GRAPH + "/schema.graphql";
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
      contexts.require("points");
      switch (path(http)) {
        case GRAPH -> ask(http, answer, chain);
        case SCHEMA -> tellSchema(http, answer, chain);
        default -> throw Problem.notFound();
      }
    } catch (Problem problem) {
      problems.write(problem, RequestContext.current(), http, answer);
    }
  }

  /// As the server has understood it: the servlet of the graph would take all paths below it.
  private static String path(HttpServletRequest request) {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }

  private void ask(HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    admit(request, answer);
    byte[] body = body(request);
    check(body);
    answer(new BufferedRequest(request, body), answer, chain);
  }

  private void tellSchema(HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw Problem.of(405, "methodNotAllowed");
    }
    limits.read(answer);
    chain.doFilter(request, answer);
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    return body == null ? new byte[0] : body.stream().readNBytes(MAX_BODY + 1);
  }

  /// The server's GraphQL cannot tell what is wrong with a query that does not fit the schema: it
  /// misses a method of the library that has found it out.
  private static void answer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException failure) {
      if (failure.getRootCause() instanceof NoSuchMethodError) {
        throw Problem.badRequest("query.invalid");
      }
      throw failure;
    }
  }

  /// Another context may ask as often as it must; its own callers are counted there.
  private void admit(HttpServletRequest request, HttpServletResponse answer) {
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
    if (!QueryBounds.USUAL.allow(query(body))) {
      throw Problem.badRequest("query.tooCostly");
    }
  }

  private static String query(byte[] body) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body))) {
      StrictJson.check(body);
      JsonObject request = reader.readObject();
      if (request.get("query") instanceof JsonString query
          && isAbsentOr(ValueType.OBJECT, request.get("variables"))
          && isAbsentOr(ValueType.STRING, request.get("operationName"))) {
        return query.getString();
      }
    } catch (
        @SuppressWarnings("unused")
        JsonException malformed) {
      // told below
    }
    throw Problem.badRequest("json.malformed");
  }

  private static boolean isAbsentOr(ValueType type, @Nullable JsonValue value) {
    return value == null || value.getValueType() == ValueType.NULL || value.getValueType() == type;
  }
}
