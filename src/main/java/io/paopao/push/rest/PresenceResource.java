package io.paopao.push.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.push.ws.ChannelPermissions;
import io.paopao.push.ws.Presence;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// How many watch a channel.
@Path("presence/{channel}")
@Produces(MediaType.APPLICATION_JSON)
public class PresenceResource {

  private final ChannelPermissions permissions;
  private final Presence presence;

  @Inject
  public PresenceResource(ChannelPermissions permissions, Presence presence) {
    this.permissions = permissions;
    this.presence = presence;
  }

  public record Count(String channel, long count) {}

  @GET
  @PermitAll
  public Count count(@PathParam("channel") String channel) {
    if (!permissions.allows(RequestContext.current().caller(), channel)) {
      throw Problem.notFound();
    }
    return new Count(channel, presence.of(channel).count());
  }
}
