package io.paopao.posts.rest;

import io.paopao.platform.Problem;
import io.paopao.posts.ImportReport;
import io.paopao.posts.ImportedThread;
import io.paopao.posts.Imports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Takes threads from elsewhere, at most fifty at a time: a JSON array, or one object on each line.
@Path("/ops/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

  private static final Jsonb JSONB = JsonbBuilder.create();

  @Inject private Imports imports;

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson"})
  @RolesAllowed("admin")
  public ImportReport run(String text) {
    List<ImportedThread> threads = threads(text);
    if (threads.size() > Imports.MOST) {
      throw Problem.of(413, "import.tooMany", Imports.MOST);
    }
    return imports.run(threads);
  }

  private static List<ImportedThread> threads(String text) {
    return text.stripLeading().startsWith("[")
        ? List.of(JSONB.fromJson(text, ImportedThread[].class))
        : text.lines()
            .filter(line -> !line.isBlank())
            .map(line -> JSONB.fromJson(line, ImportedThread.class))
            .toList();
  }
}
