package io.paopao.posts.rest;

import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.InLanguage;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.Board;
import io.paopao.posts.Boards;
import io.paopao.posts.Listing;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Boards and the threads on them.
@Path("/boards")
@Produces(MediaType.APPLICATION_JSON)
public class BoardsResource {

  @Inject private Boards boards;
  @Inject private Threads threads;

  @GET
  @PermitAll
  @InLanguage
  public Listing<Board> all() {
    return new Listing<>(boards.all(), null, null);
  }

  @GET
  @Path("{slug}")
  @PermitAll
  @InLanguage
  public Response one(@PathParam("slug") String slug, @Context Request request) {
    return Conditional.content(request, boards.find(slug));
  }

  @GET
  @Path("{slug}/threads")
  @PermitAll
  public Listing<ThreadSummary> threads(
      @PathParam("slug") String slug,
      @QueryParam("sort") @DefaultValue("active") String sort,
      @BeanParam Filter filter,
      @BeanParam Paging paging) {
    return threads.list(
        new ThreadQuery(
            slug,
            filter.tag,
            filter.author,
            ThreadSort.of(sort),
            paging.cursor(2),
            paging.limit()));
  }

  /// What narrows a list of threads down.
  public static class Filter {
    @QueryParam("tag")
    @Nullable String tag;

    @QueryParam("author")
    @Nullable String author;

    public Filter() {}
  }
}
