package io.paopao.system;

import static io.paopao.system.Api.json;
import static java.util.stream.Collectors.joining;

import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import io.paopao.media.TestPictures;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The things of the table of authorization: all of them are the author's.
final class Things {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final AtomicInteger COUNTER =
      new AtomicInteger((int) (System.nanoTime() % 90_000_000));
  private static final String NONE = "999999999999999999";

  private final Api author;
  private final Api moderator = Api.moderator();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, Supplier<String>> makers = new HashMap<>();

  Things(Api author) {
    this.author = author;
    makers.put("thread", () -> author.thread("A thing", word("thread")).getString("id"));
    makers.put("deleted-thread", this::deletedThread);
    makers.put("post", () -> author.reply(kept("thread"), word("post")).getString("id"));
    makers.put("private-board", this::privateBoard);
    makers.put("private-thread", this::privateThread);
    makers.put(
        "private-post",
        () -> author.reply(kept("private-thread"), word("private-post")).getString("id"));
    makers.put("deleted-post", this::deletedPost);
    makers.put("hidden-post", this::hiddenPost);
    makers.put("person", () -> Api.member().handle());
    makers.put("session", this::session);
    makers.put("item", () -> Mall.item(1, "POINTS", 1_000, 1_000));
    makers.put("order", this::order);
    makers.put("notification", this::notification);
    makers.put("task", this::task);
    makers.put("medium", () -> author.upload(TestPictures.unique()).expect(201).string("id"));
    makers.put("board", () -> "general");
    makers.put("tag", () -> "welcome");
    makers.put("listener", () -> "notifications-inbox");
    makers.put("draft", () -> "matrix");
    makers.put("mailbox", author::id);
    makers.put("nobody", () -> "nobody-at-all");
    for (String numbered : new String[] {"thread", "post", "order", "session", "task", "report"}) {
      makers.put("no-" + numbered, () -> NONE);
    }
    for (String named : new String[] {"board", "item", "listener", "medium"}) {
      makers.put("no-" + named, () -> "none-at-all");
    }
  }

  /// What stands in things of that kind, and nowhere else: one word of letters only, of which
  /// search finds no part.
  String word(String kind) {
    String letters = author.handle().chars().mapToObj(Things::letter).collect(joining());
    return "zz" + letters + kind.replace("-", "");
  }

  private static String letter(int c) {
    return Character.toString(Character.isDigit(c) ? 'a' + c - '0' : c);
  }

  /// A thing that nobody else changes.
  String fresh(String kind) {
    Supplier<String> maker = makers.get(kind);
    if (maker == null) {
      throw new AssertionError("Things cannot make \"" + kind + "\": tell it how");
    }
    return maker.get();
  }

  /// A thing that is made once, and that everybody sees who reads it.
  String kept(String kind) {
    String known = kept.get(kind);
    if (known == null) {
      known = fresh(kind);
      kept.put(kind, known);
      Replication.awaitReplica();
    }
    return known;
  }

  /// A good body for the operation: the first example of the contract, with things that exist.
  ///
  /// @param password of the caller
  String body(Operation operation, String password) {
    int number = COUNTER.incrementAndGet();
    return switch (operation.id()) {
      case "register" ->
          json("handle", "m" + number, "email", number + "@example.org", "password", Api.PASSWORD)
              .toString();
      case "signIn" -> json("login", author.handle(), "password", Api.PASSWORD).toString();
      case "refresh" -> json("refreshToken", signIn(author).getString("refreshToken")).toString();
      case "changePassword" ->
          json("currentPassword", password, "newPassword", "12345678").toString();
      case "placeOrder" -> Mall.wish(kept("item"), 1).toString();
      case "offerItem" -> Mall.offer("m-" + number, 1, "POINTS", 1, 1).toString();
      case "changeItem" -> "{\"listed\":true}";
      case "importThreads" -> "[]";
      case "uploadMedium", "changeAvatar" -> "GIF89a and nothing else";
      default -> example(operation);
    };
  }

  private static String example(Operation operation) {
    String schema = operation.requestSchema();
    return schema.isEmpty()
        ? ""
        : OpenApi.contract().document().at(schema.substring(1)).at("/examples/0").toString();
  }

  static JsonObject signIn(Api member) {
    return Api.anonymous()
        .post("sessions", json("login", member.handle(), "password", Api.PASSWORD))
        .expect(201)
        .json();
  }

  private String deletedThread() {
    String id = author.thread("A thing", word("deleted-thread")).getString("id");
    moderator.delete("threads/" + id).expect(204);
    return id;
  }

  private String deletedPost() {
    String id = author.reply(kept("thread"), word("deleted-post")).getString("id");
    author.delete("posts/" + id).expect(204);
    return id;
  }

  private String hiddenPost() {
    String thread = fresh("thread");
    String id = author.reply(thread, word("hidden-post")).getString("id");
    moderator.delete("threads/" + thread).expect(204);
    return id;
  }

  private String privateBoard() {
    String slug = "inner-" + COUNTER.incrementAndGet();
    Api admin = Api.admin();
    admin
        .post("admin/boards", json("slug", slug, "name", "内部 " + slug, "visibility", "private"))
        .expect(201);
    admin.put("admin/boards/" + slug + "/members/" + author.handle()).expect(204);
    Eventually.within(SOON, () -> author.get("boards/" + slug).expect(200));
    return slug;
  }

  private String privateThread() {
    return author
        .post(
            "threads",
            json(
                "board", kept("private-board"), "title", "A thing", "body", word("private-thread")))
        .expect(201)
        .string("id");
  }

  private String session() {
    String device = signIn(author).getString("accessToken");
    Replication.awaitReplica();
    return author
        .withToken(device)
        .get("sessions")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(session -> session.getBoolean("current"))
        .map(session -> session.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  private String order() {
    String item = kept("item");
    // the author's first points may be on their way
    return Eventually.value(
        SOON, () -> author.post("orders", Mall.wish(item, 1)).expect(201).string("id"));
  }

  private String notification() {
    Api.member().reply(fresh("thread"), "To be told of").getString("id");
    return Eventually.value(
        SOON,
        () ->
            author
                .get("notifications")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id"));
  }

  private String task() {
    return Api.admin()
        .get("ops/tasks")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(task -> task.getString("name").equals("posts-views"))
        .map(task -> task.getString("id"))
        .findFirst()
        .orElseThrow();
  }
}
