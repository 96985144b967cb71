package io.paopao.pages.web;

import io.paopao.pages.view.Composer;
import io.paopao.pages.view.Composer.Kind;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.InReplyTo;
import io.paopao.platform.Ids;
import io.paopao.platform.rest.Idempotency;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.ThreadDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Boxes to write in, and sending what was written once, however often the button is pressed.
@ApplicationScoped
public class Composers {

  private final Posts posts;
  private final ThreadPosts views;
  private final Idempotency idempotency;

  @Inject
  Composers(Posts posts, ThreadPosts views, Idempotency idempotency) {
    this.posts = posts;
    this.views = views;
    this.idempotency = idempotency;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Composers() {
    this(null, null, null);
  }

  /// What stands in the box already.
  record Filled(@Nullable InReplyTo inReplyTo, Form form) {

    static final Filled EMPTY = new Filled(null, Form.EMPTY);
  }

  /// A box for an answer to the post that a link names, with its words when they are to be quoted.
  Filled answering(ThreadDetail thread, @Nullable String replyTo, @Nullable String quote) {
    String wanted = quote == null ? replyTo : quote;
    if (wanted == null || !wanted.matches("\\d{1,18}")) {
      return Filled.EMPTY;
    }
    List<Post> found = posts.find(Ids.parse(thread.id()), List.of(Ids.parse(wanted)));
    if (found.isEmpty() || found.getFirst().deleted()) {
      return Filled.EMPTY;
    }
    Post post = found.getFirst();
    String words = quote == null ? "" : post.body().strip().replaceAll("(?m)^", "> ") + "\n\n";
    return new Filled(views.inReplyTo(post), new Form(Map.of("body", words), Map.of(), null));
  }

  Composer reply(ThreadDetail thread, Filled filled) {
    return new Composer(
        Kind.REPLY,
        "/t/" + thread.id() + "/posts",
        thread.id(),
        "thread:" + thread.id(),
        key(filled.form()),
        filled.inReplyTo(),
        filled.form());
  }

  Composer thread(Form form) {
    return new Composer(Kind.THREAD, "/new", "", "new-thread", key(form), null, form);
  }

  Composer edit(Post post, Form form) {
    return new Composer(
        Kind.EDIT,
        "/p/" + post.id() + "/edit",
        post.id(),
        "post:" + post.id(),
        key(form),
        null,
        form);
  }

  /// Does the work, unless the same form has done it already.
  ///
  /// @param asked what must be the same the second time
  /// @return the id that the work gave the first time
  String once(Typed typed, List<Object> asked, Supplier<String> work) {
    String location =
        idempotency
            .create(
                typed.optional("idempotencyKey"),
                asked,
                () -> {
                  String id = work.get();
                  return new Idempotency.Created(URI.create("/" + id), Map.of("id", id));
                })
            .getHeaderString("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /// The key of a form: the one that it had when it comes back, as nobody may know what became of
  /// what it asked for. A refusal is not remembered under it.
  static String key(Form form) {
    String kept = form.value("idempotencyKey");
    return kept.isEmpty() ? UUID.randomUUID().toString() : kept;
  }
}
