package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.alerts.Alert;
import io.paopao.platform.alerts.Diagnoses;
import io.paopao.platform.alerts.Diagnosis;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What alerts mean: takes the webhook of the Prometheus Alertmanager.
@Path("/ops/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class AlertsResource {

  @Inject private Diagnoses diagnoses;

  @Inject
  @ConfigProperty(name = "paopao.ops.alerts-at-once")
  private int atOnce;

  /// What the Alertmanager sends; it sends more than is read here.
  public record Notification(
      @Nullable String receiver, @Nullable String status, @Nullable List<@Nullable Alert> alerts) {}

  /// @param receiver as it was sent
  public record Answer(
      @Nullable String receiver, @Nullable String status, List<Diagnosis> diagnoses) {}

  @POST
  @RolesAllowed("admin")
  public Answer diagnose(@Nullable Notification sent) {
    if (sent == null) {
      throw Problem.badRequest("json.malformed");
    }
    if (sent.alerts() == null) {
      throw Problem.invalid(Problem.FieldError.of("alerts", "field.required"));
    }
    List<Alert> alerts = sent.alerts().stream().filter(Objects::nonNull).toList();
    if (alerts.size() > atOnce) {
      throw Problem.invalid(Problem.FieldError.of("alerts", "tags.tooMany", atOnce));
    }
    return new Answer(sent.receiver(), sent.status(), diagnoses.of(alerts));
  }
}
