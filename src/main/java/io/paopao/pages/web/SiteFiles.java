package io.paopao.pages.web;

import io.paopao.pages.text.Messages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Files that browsers and crawlers ask for by a name of their own choice.
@Path("/")
public class SiteFiles {

  private static final String ATOM = "application/atom+xml;charset=utf-8";
  private static final String XML = "application/xml;charset=utf-8";
  private static final String TEXT = "text/plain;charset=utf-8";

  @Inject private Feeds feeds;
  @Inject private Renderer renderer;
  @Inject private Site site;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  public SiteFiles() {}

  @GET
  @Path("feed.atom")
  @PermitAll
  public Response feed() {
    return feed(null);
  }

  @GET
  @Path("b/{slug}/feed.atom")
  @PermitAll
  public Response boardFeed(@PathParam("slug") String slug) {
    return feed(slug);
  }

  @GET
  @Path("sitemap.xml")
  @PermitAll
  public Response sitemap() {
    return Answers.cached(request, feeds.sitemap(site.url(servletRequest, "")), XML);
  }

  @GET
  @Path("robots.txt")
  @PermitAll
  public Response robots() {
    String rules =
        "User-agent: *\n"
            + "Disallow: /api/\n"
            + "Disallow: /search\n"
            + "Disallow: /login\n"
            + "Disallow: /new\n"
            + "Sitemap: "
            + site.url(servletRequest, "/sitemap.xml")
            + "\n";
    return Answers.cached(request, rules.getBytes(StandardCharsets.UTF_8), TEXT);
  }

  @GET
  @Path("favicon.ico")
  @PermitAll
  public Response icon() {
    return asset("img/mark.svg");
  }

  @GET
  @Path("manifest.webmanifest")
  @PermitAll
  public Response manifest() {
    return asset("manifest.webmanifest");
  }

  private Response asset(String name) {
    return Response.status(Response.Status.FOUND)
        .header("Location", renderer.assets().url(name))
        .build();
  }

  private Response feed(@Nullable String board) {
    String title = Messages.in(Visit.of(servletRequest).language()).of("feed.all");
    return Answers.cached(request, feeds.atom(site.url(servletRequest, ""), board, title), ATOM);
  }
}
