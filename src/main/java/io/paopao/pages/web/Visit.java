package io.paopao.pages.web;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame.Scheme;
import io.paopao.platform.Problem;
import io.paopao.users.PageSession;
import io.paopao.users.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request of a browser: who reads, in which language and colours.
///
/// @param path with its query
/// @param csrf what the reader's forms must send
/// @param secure whether it came by https
record Visit(
    Language language,
    Scheme scheme,
    String path,
    @Nullable PageSession session,
    String csrf,
    boolean secure) {

  private static final String NAME = Visit.class.getName();

  static Optional<Visit> find(HttpServletRequest request) {
    return Optional.ofNullable((Visit) request.getAttribute(NAME));
  }

  /// The visit that [VisitFilter] has found out about.
  static Visit of(HttpServletRequest request) {
    return find(request).orElseThrow(() -> new IllegalStateException("no visit"));
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(NAME, this);
  }

  boolean guest() {
    return session == null;
  }

  /// @throws Problem 401 for a guest
  User user() {
    PageSession signedIn = session;
    if (signedIn == null) {
      throw Problem.unauthorized("unauthorized");
    }
    return signedIn.user();
  }
}
