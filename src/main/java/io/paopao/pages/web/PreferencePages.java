package io.paopao.pages.web;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame.Scheme;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;

/// The reader's language and colours, kept in the browser.
@Path("/preferences")
public class PreferencePages {

  private static final Duration LIFE = Duration.ofDays(365);

  @Context private HttpServletRequest request;

  public PreferencePages() {}

  @POST
  @PermitAll
  public Response prefer(String body) {
    Typed typed = Typed.parse(body);
    Response.ResponseBuilder answer = Answers.seeOther(typed.back("/"));
    if (typed.optional("lang") != null) {
      answer.header(
          HttpHeaders.SET_COOKIE, cookie(Cookies.LANGUAGE, Language.of(typed.text("lang")).tag()));
    }
    Arrays.stream(Scheme.values())
        .map(Scheme::attribute)
        .filter(scheme -> scheme.equals(typed.text("scheme")))
        .forEach(scheme -> answer.header(HttpHeaders.SET_COOKIE, cookie(Cookies.SCHEME, scheme)));
    return answer.build();
  }

  private String cookie(String name, String value) {
    return Cookies.open(name, value, LIFE, request.isSecure());
  }
}
