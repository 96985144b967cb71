package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Conditional requests: the ETag of a resource is its version in quotes.
public final class Conditional {

  /// The tag of what changes more often than what it guards: its own version, and what else it
  /// shows.
  private static final Pattern OWN_VERSION = Pattern.compile("\"(\\d+)-[0-9a-z-]+\"");

  private Conditional() {}

  /// Answers 304 to a client that has this version, else 200 with the entity.
  ///
  /// @throws Problem 412 `precondition.failed` when `If-Match` names another version
  public static Response get(Request request, long version, Supplier<?> entity) {
    return get(request, String.valueOf(version), entity);
  }

  /// Likewise, for a tag that says more than the version.
  public static Response get(Request request, String etag, Supplier<?> entity) {
    EntityTag tag = new EntityTag(etag);
    Response.ResponseBuilder unchanged = unchanged(request, tag);
    return unchanged != null
        ? unchanged.tag(tag).build()
        : Response.ok(entity.get(), MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }

  /// Answers 304 to a client that has just this, else 200 with the entity: for what has no version.
  public static Response content(Request request, Object entity) {
    byte[] body = JsonConfig.bytes(entity);
    CRC32C sum = new CRC32C();
    sum.update(body);
    EntityTag tag = new EntityTag(body.length + "-" + Long.toHexString(sum.getValue()));
    Response.ResponseBuilder unchanged = unchanged(request, tag);
    return unchanged != null
        ? unchanged.tag(tag).build()
        : Response.ok(body, MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }

  /// @return null for a client that has another version, or none
  /// @throws Problem 412 `precondition.failed` for one that insists on another
  private static Response.@Nullable ResponseBuilder unchanged(Request request, EntityTag tag) {
    Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
    if (answer != null && answer.build().getStatus() == 412) {
      throw Problem.of(412, "precondition.failed");
    }
    return answer;
  }

  /// Lets a change pass only for a client that knows this version, or that asks for no check.
  ///
  /// @param ifMatch the `If-Match` header, or null
  /// @throws Problem 412 `precondition.failed`
  public static void require(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return;
    }
    String current = "\"" + version + "\"";
    if (Arrays.stream(ifMatch.split(",", -1)).noneMatch(tag -> tag.strip().equals(current))) {
      throw Problem.of(412, "precondition.failed");
    }
  }

  /// Likewise, where the tag holds more than the version, which alone guards what is changed.
  ///
  /// @throws Problem 412 `precondition.failed`
  public static void requireOwn(@Nullable String ifMatch, long version) {
    require(ifMatch == null ? null : OWN_VERSION.matcher(ifMatch).replaceAll("\"$1\""), version);
  }
}
