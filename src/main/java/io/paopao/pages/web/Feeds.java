package io.paopao.pages.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paopao.platform.Cursor;
import io.paopao.platform.RequestContext;
import io.paopao.posts.Boards;
import io.paopao.posts.Listing;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What programs that follow the forum read: new threads as Atom, and all addresses.
@ApplicationScoped
public class Feeds {

  private static final int ENTRIES = 30;
  private static final int MOST_ADDRESSES = 5_000;
  private static final int STEP = 100;

  private final Boards boards;
  private final Threads threads;
  private final Cache<String, List<Address>> addresses;

  /// A page that everybody may see.
  ///
  /// @param changed null when nobody knows
  private record Address(String path, @Nullable String changed) {}

  @Inject
  Feeds(
      Boards boards,
      Threads threads,
      @ConfigProperty(name = "paopao.pages.sitemap-life") Duration life) {
    this.boards = boards;
    this.threads = threads;
    this.addresses = Caffeine.newBuilder().maximumSize(1).expireAfterWrite(life).build();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Feeds() {
    this(null, null, Duration.ZERO);
  }

  /// @param base the forum's address, without a slash at its end
  /// @param board null for all
  /// @throws io.paopao.platform.Problem 404
  byte[] atom(String base, @Nullable String board, String title) {
    String name = board == null ? title : boards.find(board).name();
    String path = board == null ? "/" : "/b/" + Site.segment(board);
    List<ThreadSummary> newest = page(board, null, ENTRIES).items();
    Xml xml = Xml.open("feed", "http://www.w3.org/2005/Atom");
    xml.text("title", name).text("id", base + path);
    xml.empty("link", "href", base + path);
    xml.text(
        "updated",
        newest.isEmpty() ? "1970-01-01T00:00:00Z" : newest.getFirst().createdAt().toString());
    newest.forEach(thread -> entry(xml, base, thread));
    return xml.close();
  }

  byte[] sitemap(String base) {
    Xml xml = Xml.open("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
    for (Address address : addresses.get("", any -> forEverybody())) {
      xml.start("url").text("loc", base + address.path());
      if (address.changed() != null) {
        xml.text("lastmod", address.changed());
      }
      xml.end();
    }
    return xml.close();
  }

  /// Whoever asks first must not decide what the others are told.
  private List<Address> forEverybody() {
    return RequestContext.current()
        .forEverybody(() -> {
          List<Address> all = new ArrayList<>();
          boards.all().forEach(board -> all.add(new Address("/b/" + board.slug(), null)));
          newest()
              .forEach(thread ->
                  all.add(new Address("/t/" + thread.id(), thread.lastActivityAt().toString())));
          return all;
        });
  }

  private static void entry(Xml xml, String base, ThreadSummary thread) {
    String url = base + "/t/" + thread.id();
    xml.start("entry").text("title", thread.title()).text("id", url);
    xml.empty("link", "href", url);
    xml.text("published", thread.createdAt().toString());
    xml.text("updated", thread.createdAt().toString());
    xml.start("author").text("name", thread.author().displayName()).end();
    xml.text("summary", thread.excerpt()).end();
  }

  private List<ThreadSummary> newest() {
    List<ThreadSummary> all = new ArrayList<>();
    String cursor = null;
    do {
      Listing<ThreadSummary> page = page(null, cursor, STEP);
      all.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null && all.size() < MOST_ADDRESSES);
    return all;
  }

  private Listing<ThreadSummary> page(@Nullable String board, @Nullable String cursor, int limit) {
    return threads.list(
        new ThreadQuery(board, null, null, ThreadSort.NEW, Cursor.parse(cursor, 2), limit));
  }
}
