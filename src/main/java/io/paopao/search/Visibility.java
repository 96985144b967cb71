package io.paopao.search;

import io.paopao.platform.Ids;
import io.paopao.posts.Boards;
import io.paopao.posts.Posts;
import io.paopao.posts.Threads;
import io.paopao.search.index.Hit;
import io.paopao.search.index.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks the owners what the caller may read now: the index hears of a deletion a moment later.
@ApplicationScoped
class Visibility {

  @Inject private Threads threads;
  @Inject private Posts posts;
  @Inject private Boards boards;

  /// The boards that the caller may not know of.
  Set<String> hidden() {
    return boards.hidden();
  }

  /// Those of the hits that the caller may read, in their order.
  List<Hit> of(List<Hit> hits) {
    Set<Long> visibleThreads = new HashSet<>(threads.visible(ids(hits, Kind.THREAD)));
    Set<Long> visiblePosts = new HashSet<>(posts.visible(ids(hits, Kind.POST)));
    return hits.stream()
        .filter(hit ->
            switch (hit.kind()) {
              case THREAD -> visibleThreads.contains(Ids.parse(hit.id()));
              case POST -> visiblePosts.contains(Ids.parse(hit.id()));
              case USER -> true;
            })
        .toList();
  }

  private static List<Long> ids(List<Hit> hits, Kind kind) {
    return hits.stream().filter(hit -> hit.kind() == kind).map(hit -> Ids.parse(hit.id())).toList();
  }
}
