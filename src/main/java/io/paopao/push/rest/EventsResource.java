package io.paopao.push.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.security.Tokens;
import io.paopao.platform.security.VerifiedToken;
import io.paopao.push.domain.EventId;
import io.paopao.push.domain.StreamPosition;
import io.paopao.push.ws.EventStreams;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Push as server-sent events, for clients that cannot open a WebSocket.
@Path("events")
public class EventsResource {

  private static final String SCHEME = "Bearer ";

  private final EventStreams streams;
  private final Tokens tokens;

  @Context
  @SuppressWarnings("NullAway.Init") // by the container
  private HttpHeaders headers;

  @Context
  @SuppressWarnings("NullAway.Init") // by the container
  private HttpServletResponse response;

  @Inject
  public EventsResource(EventStreams streams, Tokens tokens) {
    this.streams = streams;
    this.tokens = tokens;
  }

  @GET
  @PermitAll
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void watch(
      @QueryParam("channels") @Nullable String channels,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    EventStreams.Wish wish =
        new EventStreams.Wish(
            RequestContext.current().caller(),
            RateLimits.network(),
            until(),
            channels == null ? List.of() : List.of(channels.split(",", -1)),
            positions(last));
    streams.check(wish);
    // proxies in front must pass each event on at once
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("Cache-Control", "no-store");
    streams.open(wish, sink, sse);
    endIfRevoked(wish);
  }

  /// Anonymous readers may stay; a token that has ended since it was looked at first may not.
  private Instant until() {
    if (RequestContext.current().caller().isAnonymous()) {
      return Instant.MAX;
    }
    return token()
        .map(VerifiedToken::expiresAt)
        .orElseThrow(() -> Problem.unauthorized("token.invalid"));
  }

  /// What was revoked after the first look was told to streams that were open by then.
  private void endIfRevoked(EventStreams.Wish wish) {
    if (!wish.caller().isAnonymous() && token().isEmpty()) {
      streams.end(wish.caller().session());
    }
  }

  private Optional<VerifiedToken> token() {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .flatMap(header -> tokens.check(header.substring(SCHEME.length())));
  }

  private static Map<String, StreamPosition> positions(@Nullable String last) {
    try {
      return last == null || last.isEmpty() ? Map.of() : EventId.parse(last).positions();
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("events.position");
    }
  }
}
