package io.paopao.search.rest;

import io.paopao.platform.rest.Paging;
import io.paopao.search.Search;
import io.paopao.search.SearchAnswer;
import io.paopao.search.SearchQuestion;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Searching.
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SearchResource {

  @Inject private Search search;

  /// The query parameters of a search.
  public static class Parameters {
    @QueryParam("q")
    private @Nullable String q;

    @QueryParam("type")
    private @Nullable String type;

    @QueryParam("board")
    private @Nullable String board;

    @QueryParam("author")
    private @Nullable String author;

    @QueryParam("tag")
    private @Nullable String tag;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    @QueryParam("mode")
    private @Nullable String mode;

    @QueryParam("cursor")
    private @Nullable String cursor;

    public Parameters() {}

    SearchQuestion question(int limit) {
      return new SearchQuestion(q, type, board, author, tag, from, to, mode, limit, cursor);
    }
  }

  @GET
  @PermitAll
  public SearchAnswer find(@BeanParam Parameters parameters, @BeanParam Paging paging) {
    return search.find(parameters.question(paging.limit()));
  }
}
