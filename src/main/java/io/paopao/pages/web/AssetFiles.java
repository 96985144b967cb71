package io.paopao.pages.web;

import io.paopao.pages.Assets;
import io.paopao.platform.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Style sheets, modules and pictures.
@Path("/assets/{fingerprint}/{name: .+}")
public class AssetFiles {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Inject private Renderer renderer;

  public AssetFiles() {}

  /// An address with an old fingerprint answers with today's file, which nobody may keep.
  @GET
  @PermitAll
  public Response file(
      @PathParam("fingerprint") String fingerprint,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
    Assets.Asset asset = renderer.assets().find(name).orElseThrow(Problem::notFound);
    boolean current = renderer.assets().immutable(fingerprint);
    boolean zipped = encodings != null && encodings.contains("gzip");
    byte[] body = zipped ? asset.gzip() : asset.body();
    Response.ResponseBuilder answer =
        Response.ok(body, asset.mediaType())
            .header(HttpHeaders.CACHE_CONTROL, current ? FOR_EVER : "no-store")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return (zipped && body.length < asset.body().length
            ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
            : answer)
        .build();
  }
}
