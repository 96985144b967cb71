package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingTest {

  @TempDir Path folder;

  private static List<String> allPages(Shelf shelf, String query) {
    var ids = new ArrayList<String>();
    var request = new SearchRequest(query, SearchFilter.NONE, 7, null);
    SearchPage page;
    do {
      page = shelf.index().search(request);
      page.hits().forEach(hit -> ids.add(hit.id()));
      var next = page.next();
      request = request.after(next == null ? null : decoded(next));
    } while (page.next() != null);
    return ids;
  }

  private static SearchCursor decoded(SearchCursor cursor) {
    return SearchCursor.decode(cursor.encode()).orElseThrow();
  }

  @Test
  void givesEveryHitOnce() throws IOException {
    try (var shelf = Shelf.in(folder)) {
      for (int i = 0; i < 50; i++) {
        shelf.with(Shelf.post("p" + i, "t", "咖啡 " + "豆".repeat(i % 4)));
      }
      assertThat(allPages(shelf, "咖啡")).hasSize(50).doesNotHaveDuplicates();
      assertThat(shelf.search("咖啡").total()).isEqualTo(50);
    }
  }

  @Test
  void staysRelaxedOnLaterPages() throws IOException {
    try (var shelf = Shelf.in(folder)) {
      for (int i = 0; i < 20; i++) {
        shelf.with(Shelf.post("p" + i, "t", "咖啡"));
      }
      assertThat(allPages(shelf, "咖啡 宇宙飞船")).hasSize(20).doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesForeignCursors() {
    var good = new SearchCursor(true, Shelf.DAY, 1.5f, "post:1");
    assertThat(SearchCursor.decode(good.encode())).contains(good);
    for (var bad : List.of("", "x", "====", "ci8x", good.encode() + "A", "能")) {
      assertThat(SearchCursor.decode(bad)).as(bad).isEmpty();
    }
  }
}
