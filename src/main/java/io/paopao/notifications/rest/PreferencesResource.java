package io.paopao.notifications.rest;

import io.paopao.notifications.NotificationPreferences;
import io.paopao.notifications.Preferences;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Validation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What the caller wants to be told of.
@Path("/me/notification-preferences")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PreferencesResource {

  @Inject private Preferences preferences;

  /// All of them: a PUT replaces the whole.
  public record Wanted(
      @Nullable Boolean reply, @Nullable Boolean mention, @Nullable Boolean reaction) {

    NotificationPreferences checked() {
      Validation validation = new Validation();
      boolean wantsReply = required(validation, "reply", reply);
      boolean wantsMention = required(validation, "mention", mention);
      boolean wantsReaction = required(validation, "reaction", reaction);
      validation.check();
      return new NotificationPreferences(wantsReply, wantsMention, wantsReaction);
    }

    private static boolean required(Validation validation, String field, @Nullable Boolean value) {
      if (value == null) {
        validation.add(field, "field.required");
        return false;
      }
      return value;
    }
  }

  @GET
  @RolesAllowed("user")
  public NotificationPreferences preferences() {
    return preferences.of(account());
  }

  @PUT
  @RolesAllowed("user")
  public NotificationPreferences replace(Wanted wanted) {
    NotificationPreferences checked = wanted.checked();
    preferences.save(account(), checked);
    return checked;
  }

  private static long account() {
    return RequestContext.current().caller().id();
  }
}
