package io.paopao.media.rest;

import io.paopao.media.Media;
import io.paopao.media.MediaContent;
import io.paopao.platform.EnabledContexts;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The pictures themselves. Whoever has the address may see one: no cookie and no token is looked
/// at. A browser that is led to one can do nothing but show it.
@WebServlet("/media/*")
public class MediaServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src"
          + " 'none'; sandbox";

  @Inject private transient Media media;
  @Inject private transient Problems problems;
  @Inject private transient EnabledContexts contexts;
  @Inject private transient RateLimits limits;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      contexts.require("media");
      limits.media();
      String path = request.getPathInfo();
      String id = path == null ? "" : path.substring(1);
      MediaContent content = media.content(id).orElseThrow(Problem::notFound);
      answer(content, "\"" + id + "\"", request, response);
    } catch (Problem problem) {
      problems.write(problem, RequestContext.current(), request, response);
    }
  }

  private static void answer(
      MediaContent content, String tag, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", FOR_EVER);
    response.setHeader("ETag", tag);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    String known = request.getHeader("If-None-Match");
    if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(content.type());
    response.setContentLength(content.body().length);
    response.getOutputStream().write(content.body());
  }
}
