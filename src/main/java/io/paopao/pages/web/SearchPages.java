package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Person;
import io.paopao.pages.view.Person.Standing;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.SearchPage;
import io.paopao.search.Search;
import io.paopao.search.SearchAnswer;
import io.paopao.search.SearchHit;
import io.paopao.search.SearchQuestion;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/// Looking for threads, replies and people.
@Path("/search")
public class SearchPages {

  private static final int LIMIT = 20;

  @Inject private Search search;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  public SearchPages() {}

  @GET
  @PermitAll
  public Response search(@BeanParam SearchLine line) {
    Operators asked = line.operators();
    SearchAnswer found =
        asked.words().isBlank()
            ? new SearchAnswer(List.of(), null, 0)
            : search.find(question(line, asked));
    Frame frame = frames.of(Visit.of(servletRequest), Section.SEARCH);
    SearchPage.Query query =
        new SearchPage.Query(line.text(), line.type(), asked.board(), asked.author(), asked.tag());
    SearchPage page =
        new SearchPage(
            asked.words().isBlank() ? new SearchPage.Query("", line.type(), "", "", "") : query,
            found.items().stream().map(hit -> hit(frame, hit)).toList(),
            found.total(),
            found.nextCursor() == null ? null : line.url(found.nextCursor()));
    String title = line.text().isBlank() ? frame.t("search.title") : line.text();
    return answers.page(
        request, frame, new Answers.Content("search.jte", Head.of(title), "page", page));
  }

  private static SearchQuestion question(SearchLine line, Operators asked) {
    return new SearchQuestion(
        asked.words(),
        line.type(),
        asked.board(),
        asked.author(),
        asked.tag(),
        null,
        null,
        null,
        LIMIT,
        line.cursor());
  }

  private static SearchPage.Hit hit(Frame frame, SearchHit hit) {
    boolean user = hit.type().equals("user");
    String url =
        switch (hit.type()) {
          case "user" -> "/u/" + Site.segment(hit.author());
          case "post" -> "/p/" + hit.id();
          default -> "/t/" + hit.id();
        };
    return new SearchPage.Hit(
        hit.type(),
        url,
        fragments(hit.title(), hit.titleHighlights()),
        // many questions are their own title
        hit.snippet().strip().equals(hit.title().strip())
            ? List.of()
            : fragments(hit.snippet(), hit.highlights()),
        hit.board() == null ? null : new ThreadRows(frame).board(hit.board()),
        user ? null : new Person(hit.author(), hit.author(), Standing.MEMBER),
        hit.createdAt());
  }

  /// The text in pieces that were searched for and pieces that were not.
  static List<SearchPage.Fragment> fragments(String text, List<SearchHit.Range> marks) {
    List<SearchPage.Fragment> fragments = new ArrayList<>();
    int at = 0;
    for (SearchHit.Range mark : marks) {
      add(fragments, text.substring(at, mark.start()), false);
      add(fragments, text.substring(mark.start(), mark.end()), true);
      at = mark.end();
    }
    add(fragments, text.substring(at), false);
    return fragments;
  }

  private static void add(List<SearchPage.Fragment> fragments, String text, boolean hit) {
    if (!text.isEmpty()) {
      fragments.add(new SearchPage.Fragment(text, hit));
    }
  }
}
