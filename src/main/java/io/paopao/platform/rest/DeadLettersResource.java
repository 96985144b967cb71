package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.events.DeadLetters;
import io.paopao.platform.events.EventConsumers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events that a listener could not take into account, for operators.
@Path("/ops/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeadLettersResource {

  private static final int AT_ONCE = 1_000;

  @Inject private DeadLetters letters;
  @Inject private EventConsumers consumers;

  /// How many letters of one listener wait.
  public record Waiting(String listener, long waiting) {}

  /// All listeners of the node.
  public record WaitingList(List<Waiting> items, @Nullable String nextCursor) {}

  /// Letters of one listener; drive them back to see those behind them.
  public record LetterList(List<DeadLetters.Letter> items, @Nullable String nextCursor) {}

  @GET
  @RolesAllowed("admin")
  public WaitingList waiting() {
    return new WaitingList(
        consumers.listeners().stream()
            .map(listener -> new Waiting(listener, letters.waiting(listener)))
            .toList(),
        null);
  }

  @GET
  @Path("/{listener}")
  @RolesAllowed("admin")
  public LetterList list(@PathParam("listener") String listener, @BeanParam Paging paging) {
    return new LetterList(letters.list(known(listener), paging.limit()), null);
  }

  /// Gives up to 1,000 letters to the listener again.
  @POST
  @Path("/{listener}/redrive")
  @RolesAllowed("admin")
  public DeadLetters.Redriven redrive(@PathParam("listener") String listener)
      throws InterruptedException {
    return letters.redrive(known(listener), AT_ONCE);
  }

  private String known(String listener) {
    if (!consumers.listeners().contains(listener)) {
      throw Problem.notFound();
    }
    return listener;
  }
}
