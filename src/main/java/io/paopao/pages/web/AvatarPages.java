package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.SettingsPage;
import io.paopao.pages.view.SettingsPage.Section;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.Upload;
import io.paopao.users.Avatars;
import io.paopao.users.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/// The forms by which readers change the picture that they show of themselves.
@Path("/settings/avatar")
public class AvatarPages {

  @Inject private Avatars avatars;
  @Inject private Users users;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpHeaders headers;
  @Context private HttpServletRequest request;

  public AvatarPages() {}

  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed("user")
  public Response change(InputStream body) {
    try {
      avatars.change(caller(), () -> picture(body));
      return SettingsPages.done(Section.PROFILE);
    } catch (Problem problem) {
      return refused(problem);
    }
  }

  @POST
  @Path("remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed("user")
  public Response remove() {
    avatars.remove(caller());
    return SettingsPages.done(Section.PROFILE);
  }

  private Response refused(Problem problem) {
    Frame frame = frames.of(Visit.of(request), Place.Section.ME);
    SettingsPage page =
        new SettingsPage(
            Section.PROFILE,
            SettingsPages.profile(users.own(caller())).refused(problem),
            SettingsPage.People.NONE,
            false);
    return answers.refused(problem.status(), frame, SettingsPages.content(frame, page));
  }

  private byte[] picture(InputStream body) throws IOException {
    byte[] file = Multipart.parse(body.readAllBytes(), headers.getMediaType()).file("picture");
    return file == null ? new byte[0] : file;
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
