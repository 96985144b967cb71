package io.paopao.search;

import io.paopao.platform.Problem;
import io.paopao.search.index.Hit;
import io.paopao.search.index.LiveIndex;
import io.paopao.search.index.SearchPage;
import io.paopao.search.index.SearchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/// Finds threads, posts and people.
@ApplicationScoped
public class Search {

  private final LiveIndex live;
  private final Visibility visibility;
  private final MetricRegistry metrics;

  @Inject
  Search(LiveIndex live, Visibility visibility, MetricRegistry metrics) {
    this.live = live;
    this.visibility = visibility;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Search() {
    this(null, null, null);
  }

  /// Only what the caller may read: what was deleted a moment ago, and is still in the index, makes
  /// a page shorter.
  ///
  /// @throws Problem 400 for what is no question, 503 while there is no index
  public SearchAnswer find(SearchQuestion question) {
    SearchRequest request = question.request(visibility.hidden());
    try (Timer.Context _ = metrics.timer("paopao_search_time").time()) {
      SearchPage page = live.ask(index -> index.search(request));
      List<Hit> shown = visibility.of(page.hits());
      return new SearchAnswer(
          shown.stream().map(SearchHit::of).toList(),
          page.next() == null ? null : page.next().encode(),
          page.total() - (page.hits().size() - shown.size()));
    }
  }
}
