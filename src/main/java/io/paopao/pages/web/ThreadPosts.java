package io.paopao.pages.web;

import io.paopao.pages.view.InReplyTo;
import io.paopao.pages.view.PostView;
import io.paopao.pages.view.PostView.Trait;
import io.paopao.pages.view.ReactionView;
import io.paopao.pages.view.TrustedHtml;
import io.paopao.platform.Ids;
import io.paopao.platform.RequestContext;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.Reactions;
import io.paopao.posts.ThreadDetail;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Posts as the reader sees them: with what they answer, and with the reader's own reactions.
@ApplicationScoped
public class ThreadPosts {

  private static final int EXCERPT = 80;

  private final Posts posts;
  private final Reactions reactions;
  private final Users users;

  @Inject
  ThreadPosts(Posts posts, Reactions reactions, Users users) {
    this.posts = posts;
    this.reactions = reactions;
    this.users = users;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ThreadPosts() {
    this(null, null, null);
  }

  /// @param number of the first of the posts, from 1
  List<PostView> views(ThreadDetail thread, List<Post> shown, int number) {
    Map<String, Post> answered = answered(thread, shown);
    People people =
        People.of(
            users,
            Stream.concat(shown.stream(), answered.values().stream()).map(Post::author).toList());
    Around around =
        new Around(
            thread, people, answered, reactions.own(shown.stream().map(ThreadPosts::id).toList()));
    return IntStream.range(0, shown.size())
        .mapToObj(i -> around.view(shown.get(i), number + i))
        .toList();
  }

  InReplyTo inReplyTo(Post post) {
    return new InReplyTo(post.id(), People.plain(post.author()), excerpt(post));
  }

  /// The posts that the shown ones answer, where that is worth saying.
  private Map<String, Post> answered(ThreadDetail thread, List<Post> shown) {
    Map<String, Post> byId = new HashMap<>();
    shown.forEach(post -> byId.put(post.id(), post));
    List<Long> missing =
        shown.stream()
            .map(Post::replyTo)
            .filter(Objects::nonNull)
            .filter(id -> !byId.containsKey(id))
            .distinct()
            .map(Ids::parse)
            .toList();
    if (!missing.isEmpty()) {
      posts.find(Ids.parse(thread.id()), missing).forEach(post -> byId.put(post.id(), post));
    }
    return byId;
  }

  private record Around(
      ThreadDetail thread, People people, Map<String, Post> answered, Map<Long, List<String>> own) {

    PostView view(Post post, int number) {
      Post parent = post.replyTo() == null ? null : answered.get(post.replyTo());
      return new PostView(
          post.id(),
          number,
          people.person(post.author()),
          post.createdAt(),
          post.editedAt(),
          new TrustedHtml(post.html()),
          thread.lang() == null ? Script.language(post.body()) : thread.lang(),
          reactions(post),
          parent == null || !isNested(post)
              ? null
              : new InReplyTo(parent.id(), people.person(parent.author()), excerpt(parent)),
          traits(post));
    }

    private boolean isNested(Post post) {
      return post.replyTo() != null && !post.replyTo().equals(thread.firstPost().id());
    }

    private List<ReactionView> reactions(Post post) {
      List<String> mine = own.getOrDefault(id(post), List.of());
      return Reactions.NAMES.stream()
          .map(name -> new ReactionView(name, count(post, name), mine.contains(name)))
          .toList();
    }

    private Set<Trait> traits(Post post) {
      Set<Trait> traits = EnumSet.noneOf(Trait.class);
      add(traits, Trait.NESTED, isNested(post));
      add(traits, Trait.DELETED, post.deleted());
      add(traits, Trait.EDITABLE, isEditable(post));
      add(
          traits,
          Trait.STARTER,
          post.author().id().equals(thread.author().id())
              && !post.id().equals(thread.firstPost().id()));
      return traits;
    }

    private boolean isEditable(Post post) {
      var caller = RequestContext.current().caller();
      return !post.deleted()
          && (caller.isModerator()
              || (caller.is(Long.parseLong(post.author().id())) && !thread.locked()));
    }
  }

  private static void add(Set<Trait> traits, Trait trait, boolean is) {
    if (is) {
      traits.add(trait);
    }
  }

  private static int count(Post post, String name) {
    return post.reactions().stream()
        .filter(reaction -> reaction.name().equals(name))
        .mapToInt(reaction -> (int) reaction.count())
        .findFirst()
        .orElse(0);
  }

  private static long id(Post post) {
    return Long.parseLong(post.id());
  }

  /// One line of what was written.
  static String excerpt(Post post) {
    String line = post.body().replaceAll("[\\s>*_`#\\[\\]]+", " ").strip();
    int end = Math.min(EXCERPT, line.length());
    boolean splits = end < line.length() && Character.isLowSurrogate(line.charAt(end));
    return line.substring(0, splits ? end - 1 : end) + (end < line.length() ? "…" : "");
  }
}
