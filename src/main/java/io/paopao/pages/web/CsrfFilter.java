package io.paopao.pages.web;

import io.paopao.platform.Problem;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Refuses every change that is not asked for by a page of our own. The limit of bodies comes
/// first, because the token stands in the body.
@Provider
@Priority(Priorities.USER + 100)
public class CsrfFilter implements ContainerRequestFilter {

  private static final int BEGINNING = 4096;

  @Context private HttpServletRequest servletRequest;

  public CsrfFilter() {}

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      return;
    }
    Csrf.Source source =
        new Csrf.Source(
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("Origin"),
            Site.authority(servletRequest));
    if (!source.ours() || !Csrf.same(Visit.of(servletRequest).csrf(), token(request))) {
      throw Problem.forbidden("form.foreign");
    }
  }

  private static @Nullable String token(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString("X-Csrf");
    MediaType type = request.getMediaType();
    if (header != null || type == null) {
      return header;
    }
    if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return firstPart(request, type);
    }
    if (!type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return null;
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    return Typed.parse(new String(body, StandardCharsets.UTF_8)).optional("csrf");
  }

  /// In forms of ours the token stands before the file, which is not read yet.
  private static @Nullable String firstPart(ContainerRequestContext request, MediaType type)
      throws IOException {
    InputStream body = request.getEntityStream();
    byte[] beginning = body.readNBytes(BEGINNING);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(beginning), body));
    return Multipart.parse(beginning, type).text("csrf");
  }
}
