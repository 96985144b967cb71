package io.paopao.posts;

import io.paopao.platform.Ids;
import io.paopao.platform.Validation;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An imported thread as it will be stored: the first post first.
record Transplant(ThreadRow thread, List<PostRow> posts, List<PostStore.Earned> earned) {

  private static final int TITLE = 160;
  private static final int TAGS = 5;
  private static final int TAG = 40;
  private static final int REPLIERS = 12;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final Pattern NOT_IN_TAGS = Pattern.compile("[\\p{Cntrl},/?%]");

  /// Where it is planted, and by whom it was written.
  ///
  /// @param authors the account of each author
  record Ground(String board, Map<String, Long> authors) {}

  /// @throws io.paopao.platform.Problem 422 for what cannot be imported
  static Transplant of(ImportedThread from, Ground ground) {
    check(from);
    List<Seed> seeds = seeds(from, ground);
    Seed first = seeds.getFirst();
    long id = Ids.next();
    ThreadRow.Start start = new ThreadRow.Start(id, first.post(), first.author(), first.at());
    ThreadRow begun = ThreadRow.begun(start, ground.board(), text(from, first), origin(from));
    return new Transplant(
        begun.with(counts(from, seeds)),
        seeds.stream().map(seed -> seed.row(id)).toList(),
        seeds.stream().map(Seed::earned).filter(PostStore.Earned::isAny).toList());
  }

  /// A post before it has a thread.
  private record Seed(
      long post,
      @Nullable Long replyTo,
      long author,
      Instant at,
      Writing.Written written,
      PostStore.Earned earned) {
    PostRow row(long thread) {
      return PostRow.written(
          new PostRow.Place(post, thread, replyTo), author, written.content(), at);
    }
  }

  private static List<Seed> seeds(ImportedThread from, Ground ground) {
    List<Seed> seeds = new ArrayList<>();
    seeds.add(
        seed(
            new ImportedThread.Reply(
                from.author(), from.createdAt(), from.body(), null, from.score(), false),
            ground,
            seeds));
    from.answers().forEach(reply -> seeds.add(seed(reply, ground, seeds)));
    return seeds;
  }

  private static Seed seed(ImportedThread.Reply reply, Ground ground, List<Seed> before) {
    long id = Ids.next();
    Integer parent = reply.replyTo();
    Integer score = reply.score();
    boolean answers = parent != null && parent > 0 && parent < before.size();
    return new Seed(
        id,
        answers ? Long.valueOf(before.get(Objects.requireNonNull(parent)).post()) : null,
        Objects.requireNonNull(ground.authors().get(reply.author())),
        Objects.requireNonNull(reply.createdAt()),
        Writing.written(clean(reply.body()), ground.authors()),
        new PostStore.Earned(id, score == null ? 0 : score, Boolean.TRUE.equals(reply.accepted())));
  }

  private static ThreadRow.Text text(ImportedThread from, Seed first) {
    return new ThreadRow.Text(
        clean(from.title()).strip().replaceAll("\\s+", " "),
        first.written().excerpt(),
        tags(from.tags() == null ? List.of() : from.tags()));
  }

  private static List<String> tags(Collection<String> tags) {
    return tags.stream()
        .map(tag -> NOT_IN_TAGS.matcher(tag).replaceAll(" ").strip())
        .filter(tag -> !tag.isEmpty() && Validation.graphemes(tag) <= TAG)
        .distinct()
        .limit(TAGS)
        .toList();
  }

  private static ThreadRow.Origin origin(ImportedThread from) {
    String source = from.source();
    return new ThreadRow.Origin(
        from.lang(),
        source == null
            ? null
            : new Source(source, from.sourceUrl(), from.license() == null ? "" : from.license()));
  }

  private static ThreadRow.Counts counts(ImportedThread from, List<Seed> seeds) {
    Long views = from.views();
    return new ThreadRow.Counts(
        seeds.size() - 1,
        views == null ? 0 : Math.max(0, views),
        seeds.stream().map(Seed::at).max(Instant::compareTo).orElseThrow(),
        seeds.subList(1, seeds.size()).reversed().stream()
            .limit(REPLIERS)
            .map(Seed::author)
            .toList());
  }

  private static void check(ImportedThread from) {
    Validation validation = new Validation();
    validation.text("title", clean(from.title()), 1, TITLE);
    check(validation, "body", from.body(), from.createdAt());
    from.answers().forEach(r -> check(validation, "replies.body", r.body(), r.createdAt()));
    checkLength(validation, "lang", from.lang(), 20);
    checkLength(validation, "source", from.source(), 160);
    checkLength(validation, "sourceUrl", from.sourceUrl(), 500);
    checkLength(validation, "license", from.license(), 60);
    validation.check();
  }

  private static void check(
      Validation validation, String field, @Nullable String body, @Nullable Instant at) {
    Body.of(validation, clean(body));
    if (at == null) {
      validation.add(field.replace("body", "createdAt"), "field.required");
    }
  }

  private static void checkLength(
      Validation validation, String field, @Nullable String value, int most) {
    if (value != null && value.length() > most) {
      validation.add(field, "field.tooLong", most);
    }
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : CONTROL.matcher(text).replaceAll("");
  }
}
