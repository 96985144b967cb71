package io.paopao.pages.web;

import io.paopao.notifications.NotificationPreferences;
import io.paopao.notifications.Preferences;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Person;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.SettingsPage;
import io.paopao.pages.view.SettingsPage.Section;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.users.OwnProfile;
import io.paopao.users.ProfileChange;
import io.paopao.users.Relations;
import io.paopao.users.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reader's settings: profile, what they are told of, whom they follow and block.
@Path("/settings")
public class SettingsPages {

  @Inject private Users users;
  @Inject private Preferences preferences;
  @Inject private Relations relations;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest request;

  @QueryParam("saved")
  private @Nullable String saved;

  public SettingsPages() {}

  @GET
  @RolesAllowed("user")
  public Response profile() {
    return page(Section.PROFILE, profile(users.own(caller())).shown(), SettingsPage.People.NONE);
  }

  @POST
  @RolesAllowed("user")
  public Response change(String body) {
    Typed typed = Typed.parse(body);
    try {
      ProfileChange change = new ProfileChange(typed.text("displayName"), typed.text("bio"), null);
      users.change(caller(), change, version -> {});
      return done(Section.PROFILE);
    } catch (Problem problem) {
      Frame frame = frame();
      SettingsPage page =
          new SettingsPage(
              Section.PROFILE, typed.refused(problem), SettingsPage.People.NONE, false);
      return answers.refused(problem.status(), frame, content(frame, page));
    }
  }

  @GET
  @Path("notifications")
  @RolesAllowed("user")
  public Response notifications() {
    NotificationPreferences wanted = preferences.of(caller());
    Map<String, String> values =
        Map.of(
            "reply", String.valueOf(wanted.reply()),
            "mention", String.valueOf(wanted.mention()),
            "reaction", String.valueOf(wanted.reaction()));
    return page(Section.NOTIFICATIONS, new Form(values, Map.of(), null), SettingsPage.People.NONE);
  }

  /// A box that is not ticked is not sent.
  @POST
  @Path("notifications")
  @RolesAllowed("user")
  public Response tell(String body) {
    Typed typed = Typed.parse(body);
    preferences.save(
        caller(),
        new NotificationPreferences(
            typed.optional("reply") != null,
            typed.optional("mention") != null,
            typed.optional("reaction") != null));
    return done(Section.NOTIFICATIONS);
  }

  @GET
  @Path("people")
  @RolesAllowed("user")
  public Response people() {
    return page(
        Section.PEOPLE,
        Form.EMPTY,
        new SettingsPage.People(
            known(relations.followedBy(caller())), known(relations.blockedBy(caller()))));
  }

  /// Follows, blocks, or takes that back; the form says whom and what.
  @POST
  @Path("people")
  @RolesAllowed("user")
  public Response relate(String body) {
    Typed typed = Typed.parse(body);
    String handle = typed.text("handle");
    switch (typed.text("relation")) {
      case "follow" -> relations.follow(caller(), handle);
      case "unfollow" -> relations.unfollow(caller(), handle);
      case "block" -> relations.block(caller(), handle);
      case "unblock" -> relations.unblock(caller(), handle);
      default -> throw Problem.badRequest("badRequest");
    }
    return Answers.seeOther(typed.back(Section.PEOPLE.url())).build();
  }

  private List<Person> known(Set<Long> accounts) {
    return users.byId(accounts).values().stream()
        .map(People::of)
        .sorted(Comparator.comparing(Person::handle))
        .toList();
  }

  /// The profile as its owner would have typed it.
  static Typed profile(OwnProfile own) {
    String bio = own.bio();
    return new Typed(Map.of("displayName", own.displayName(), "bio", bio == null ? "" : bio));
  }

  static Response done(Section section) {
    return Answers.seeOther(section.url() + "?saved=true").build();
  }

  private Response page(Section section, Form form, SettingsPage.People people) {
    Frame frame = frame();
    SettingsPage page = new SettingsPage(section, form, people, saved != null);
    return answers.page(null, frame, content(frame, page));
  }

  private Frame frame() {
    return frames.of(Visit.of(request), Place.Section.ME);
  }

  static Answers.Content content(Frame frame, SettingsPage page) {
    return new Answers.Content("settings.jte", Head.of(frame.t("settings.title")), "page", page);
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
