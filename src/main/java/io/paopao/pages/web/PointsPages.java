package io.paopao.pages.web;

import io.paopao.pages.view.Chart;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.PointsPage;
import io.paopao.platform.Cursor;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.points.Customer;
import io.paopao.points.LedgerEntry;
import io.paopao.points.Points;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The reader's points.
@Path("/points")
public class PointsPages {

  private static final int LIMIT = 30;

  @Inject private Points points;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public PointsPages() {}

  @GET
  @RolesAllowed("user")
  public Response own(@QueryParam("cursor") @Nullable String cursor) {
    Customer customer = points.of(caller());
    Slice<LedgerEntry> ledger = points.ledger(caller(), Cursor.parse(cursor, 1), LIMIT);
    List<Long> balances = ledger.items().reversed().stream().map(LedgerEntry::balance).toList();
    PointsPage page =
        new PointsPage(
            customer.points(),
            customer.tier().toLowerCase(Locale.ROOT),
            customer.earned(),
            balances.size() < 2 ? null : new Chart(balances),
            ledger.items().stream().map(PointsPages::entry).toList(),
            ledger.nextCursor() == null ? null : "/points?cursor=" + ledger.nextCursor());
    Frame frame = frames.of(Visit.of(servletRequest), Section.ME);
    Head head = Head.of(frame.t("points.title"));
    return answers.page(null, frame, new Answers.Content("points.jte", head, "page", page));
  }

  @POST
  @Path("check-in")
  @RolesAllowed("user")
  public Response checkIn(String body) {
    points.checkIn(caller());
    return Answers.seeOther(Typed.parse(body).back("/points")).build();
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }

  private static PointsPage.Entry entry(LedgerEntry entry) {
    return new PointsPage.Entry(entry.kind(), entry.amount(), entry.balance(), entry.createdAt());
  }
}
