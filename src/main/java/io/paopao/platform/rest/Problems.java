package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes problems as RFC 9457 `application/problem+json`, in the caller's language.
@ApplicationScoped
public class Problems {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(Problems.class.getName());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /// The problem details.
  ///
  /// @param instance the path that was asked for
  public JsonObject body(Problem problem, RequestContext context, String instance) {
    Locale locale = context.locale();
    JsonObjectBuilder body =
        JSON.createObjectBuilder()
            .add("type", "/problems/" + problem.code())
            .add("title", text(problem.code() + ".title", locale))
            .add("status", problem.status())
            .add("detail", text(problem.code(), locale, problem.arguments()))
            .add("instance", instance)
            .add("code", problem.code())
            .add("retryable", problem.retryable())
            .add("traceId", context.trace().id());
    JsonArrayBuilder errors = JSON.createArrayBuilder();
    problem
        .errors()
        .forEach(error ->
            errors.add(
                JSON.createObjectBuilder()
                    .add("field", error.field())
                    .add("code", error.code())
                    .add("message", text(error.code(), locale, error.arguments().toArray()))));
    if (problem.status() == 422 || problem.errors().findAny().isPresent()) {
      body.add("errors", errors);
    }
    return body.build();
  }

  /// What a failure, or its cause, means to the client.
  public Problem of(Throwable failure, RequestContext context) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case Problem problem -> {
          return problem;
        }
        case JsonbException e -> {
          return Problem.badRequest("json.malformed");
        }
        case JsonException e -> {
          return Problem.badRequest("json.malformed");
        }
        default -> {}
      }
    }
    if (failure instanceof WebApplicationException web) {
      return ofStatus(web.getResponse().getStatus(), web, context);
    }
    return failure instanceof ProcessingException
        ? Problem.badRequest("json.malformed")
        : unexpected(failure, context);
  }

  Problem ofStatus(int status, @Nullable Throwable failure, RequestContext context) {
    return switch (status) {
      case 400 -> Problem.badRequest("badRequest");
      case 401 -> Problem.unauthorized("unauthorized");
      case 403 -> Problem.forbidden("forbidden");
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "methodNotAllowed");
      case 406 -> Problem.of(406, "notAcceptable");
      case 413 -> Problem.of(413, "tooLarge");
      case 415 -> Problem.of(415, "unsupportedMediaType");
      default -> status < 500 ? Problem.of(status, "badRequest") : unexpected(failure, context);
    };
  }

  /// A failure that nobody foresaw: logged whole under the trace, told without any of it.
  public Problem unexpected(@Nullable Throwable failure, RequestContext context) {
    LOG.log(Level.SEVERE, "unexpected failure, trace " + context.trace().id(), failure);
    return Problem.of(500, "internal");
  }

  /// Answers a request outside JAX-RS.
  public void write(
      Problem problem,
      RequestContext context,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    String policy = response.getHeader("RateLimit-Policy");
    String left = response.getHeader("RateLimit");
    response.reset();
    if (policy != null) {
      response.setHeader("RateLimit-Policy", policy);
      response.setHeader("RateLimit", left);
    }
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    Integer retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", challenge(problem));
    }
    byte[] body =
        body(problem, context, request.getRequestURI()).toString().getBytes(StandardCharsets.UTF_8);
    response.getOutputStream().write(body);
  }

  /// What a caller is asked for; a token that was no good is told from none (RFC 6750, section 3).
  static String challenge(Problem problem) {
    return problem.code().equals("token.invalid") ? "Bearer error=\"invalid_token\"" : "Bearer";
  }

  /// The text of a key of `problems_*.properties`.
  public static String text(String key, Locale locale, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "problems",
            locale,
            Problems.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    try {
      return new MessageFormat(bundle.getString(key), locale).format(arguments);
    } catch (MissingResourceException e) {
      return key;
    }
  }
}
