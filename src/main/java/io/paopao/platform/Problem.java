package io.paopao.platform;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An outcome that the client is told as RFC 9457 problem details.
///
/// The `code` is stable and part of the contract; title and detail are looked up by it in
/// `problems_*.properties`, in the caller's language, with `arguments` filled in.
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<Object> arguments;
  private final transient List<FieldError> errors;
  private final int retryAfterSeconds;

  private Problem(
      int status,
      String code,
      List<Object> arguments,
      List<FieldError> errors,
      int retryAfterSeconds) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.arguments = arguments;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /// One invalid member of a request: its path, a stable code, and arguments for the message.
  public record FieldError(String field, String code, List<Object> arguments) {
    public static FieldError of(String field, String code, Object... arguments) {
      return new FieldError(field, code, List.of(arguments));
    }
  }

  public static Problem of(int status, String code, Object... arguments) {
    return new Problem(status, code, List.of(arguments), List.of(), 0);
  }

  public static Problem badRequest(String code, Object... arguments) {
    return of(400, code, arguments);
  }

  public static Problem unauthorized(String code) {
    return of(401, code);
  }

  public static Problem forbidden(String code, Object... arguments) {
    return of(403, code, arguments);
  }

  /// The thing does not exist, or the caller may not know that it does.
  public static Problem notFound() {
    return of(404, "notFound");
  }

  public static Problem conflict(String code, Object... arguments) {
    return of(409, code, arguments);
  }

  /// Input that was understood but breaks rules: 422 with one entry for each broken rule.
  public static Problem invalid(List<FieldError> errors) {
    return new Problem(422, "invalid", List.of(), List.copyOf(errors), 0);
  }

  public static Problem invalid(FieldError... errors) {
    return invalid(List.of(errors));
  }

  /// A part that the request needs does not answer now.
  ///
  /// @param part its name for operators: `database`, `passwords`, …
  public static Problem unavailable(String part) {
    return new Problem(503, "unavailable", List.of(part), List.of(), 1);
  }

  /// The time that was given to the request is over.
  public static Problem deadlineExceeded() {
    return of(504, "deadline.exceeded");
  }

  public static Problem tooManyRequests(int retryAfterSeconds) {
    return new Problem(
        429, "rateLimited", List.of(retryAfterSeconds), List.of(), retryAfterSeconds);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Object[] arguments() {
    return arguments.toArray();
  }

  public Stream<FieldError> errors() {
    return errors.stream();
  }

  /// Whether the same request may succeed later.
  public boolean retryable() {
    return status == 408
        || status == 429
        || status == 503
        || status == 504
        || "idempotency.inProgress".equals(code);
  }

  /// Seconds for the `Retry-After` header, or null when there is nothing to say.
  public @Nullable Integer retryAfter() {
    return retryAfterSeconds > 0 ? retryAfterSeconds : null;
  }
}
