package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.Listing;
import io.paopao.posts.NewThread;
import io.paopao.posts.ThreadChange;
import io.paopao.posts.ThreadDeletions;
import io.paopao.posts.ThreadDetail;
import io.paopao.posts.ThreadEdits;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Threads.
@Path("/threads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThreadsResource {

  @Inject private Threads threads;
  @Inject private ThreadEdits edits;
  @Inject private ThreadDeletions deletions;
  @Inject private Idempotency idempotency;

  @GET
  @PermitAll
  public Listing<ThreadSummary> list(
      @QueryParam("sort") @DefaultValue("active") String sort,
      @BeanParam BoardsResource.Filter filter,
      @BeanParam Paging paging) {
    return threads.list(
        new ThreadQuery(
            null,
            filter.tag,
            filter.author,
            ThreadSort.of(sort),
            paging.cursor(2),
            paging.limit()));
  }

  @POST
  @RolesAllowed("user")
  public Response start(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewThread sent) {
    NewThread thread = Sent.body(sent);
    return idempotency.create(
        key,
        new Asked("/threads", thread),
        () -> {
          ThreadDetail started = threads.start(thread);
          return new Idempotency.Created(URI.create("/api/v1/threads/" + started.id()), started);
        });
  }

  @GET
  @Path("{id}")
  @PermitAll
  public Response one(@PathParam("id") String id, @Context Request request) {
    long number = Ids.parse(id);
    ThreadDetail thread = threads.find(number);
    threads.viewed(number);
    EntityTag tag = new EntityTag(thread.etag());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(thread) : unchanged).tag(tag).build();
  }

  @PATCH
  @Path("{id}")
  @RolesAllowed("user")
  public Response edit(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable ThreadChange change) {
    ThreadDetail thread = edits.edit(Ids.parse(id), Sent.body(change), v -> require(ifMatch, v));
    return Response.ok(thread).tag(thread.etag()).build();
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed("user")
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    deletions.delete(Ids.parse(id), version -> require(ifMatch, version));
  }

  /// The tag of a thread changes with every reply; only its version guards the thread itself.
  private static void require(@Nullable String ifMatch, long version) {
    Conditional.requireOwn(ifMatch, version);
  }
}
