package io.paopao.platform.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.tasks.Leak;
import io.paopao.platform.tasks.RegisteredTask;
import io.paopao.platform.tasks.TaskWatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the node that answers does besides its requests, for operators.
@Path("/ops/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TasksResource {

  @Inject private TaskWatch watch;

  /// One task.
  ///
  /// @param deadline when it is cancelled; null for a task that lives until shutdown
  /// @param rounds how often it has begun its work
  /// @param lastFailure null when there was none
  /// @param overdue whether it should have ended by now
  public record Task(
      String id,
      String owner,
      String name,
      Instant startedAt,
      @Nullable Instant deadline,
      long rounds,
      long failures,
      RegisteredTask.@Nullable Failure lastFailure,
      boolean overdue) {}

  /// All tasks, the oldest first, and what leaks.
  public record TaskList(List<Task> items, @Nullable String nextCursor, List<Leak> leaks) {}

  @GET
  @RolesAllowed("admin")
  public TaskList list() {
    return new TaskList(watch.tasks().stream().map(this::shown).toList(), null, watch.leaks());
  }

  /// Interrupts the task: a repeated one begins its next round, any other one ends.
  @DELETE
  @Path("/{id}")
  @RolesAllowed("admin")
  public void cancel(@PathParam("id") String id) {
    watch.find(Ids.parse(id)).orElseThrow(Problem::notFound).cancel();
  }

  private Task shown(RegisteredTask task) {
    return new Task(
        Long.toString(task.id()),
        task.owner(),
        task.name(),
        task.started(),
        task.isUntilShutdown() ? null : task.deadline().instant(),
        task.rounds(),
        task.failures(),
        task.lastFailure(),
        watch.isOverdue(task));
  }
}
