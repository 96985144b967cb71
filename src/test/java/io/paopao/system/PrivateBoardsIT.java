package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateBoardsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api admin = Api.admin();
  private final Api member = Api.member();
  private final Api stranger = Api.member();
  private final Api guest = Api.anonymous();
  private final String board = "inner-" + member.handle();

  @Test
  void onlyItsReadersKnowOfAPrivateBoardAndWhatIsOnIt() {
    make("private");
    admin.put(membership()).expect(204);
    String word = "quokka" + member.handle();
    Eventually.within(SOON, () -> member.get("boards/" + board).expect(200));
    JsonObject thread = start(member, word);
    String id = thread.getString("id");
    String post = thread.getJsonObject("firstPost").getString("id");
    String mention =
        member
            .post(
                "threads/" + id + "/posts", json("body", "Look @" + stranger.handle() + " " + word))
            .expect(201)
            .string("id");

    for (Api reader : new Api[] {member, admin, Api.moderator()}) {
      Eventually.within(SOON, () -> reader.get("posts/" + mention).expect(200));
      reader.get("boards/" + board).expect(200);
      reader.get("boards/" + board + "/threads").expect(200);
      reader.get("threads/" + id).expect(200);
      assertThat(reader.get("boards").body()).contains(board);
      assertThat(reader.get("threads?sort=new").body()).contains(id);
    }
    Eventually.within(SOON, () -> assertThat(found(member, word)).isEqualTo(2));
    for (Api other : new Api[] {stranger, guest}) {
      other.get("boards/" + board).expectProblem(404, "notFound");
      other.get("boards/" + board + "/threads").expectProblem(404, "notFound");
      other.get("threads/" + id).expectProblem(404, "notFound");
      other.get("threads/" + id + "/posts").expectProblem(404, "notFound");
      other.get("posts/" + post).expectProblem(404, "notFound");
      other.get("posts/" + mention + "/revisions").expectProblem(404, "notFound");
      other.get("presence/thread:" + id).expectProblem(404, "notFound");
      other.get("presence/board:" + board).expectProblem(404, "notFound");
      assertThat(other.get("boards").body()).doesNotContain(board);
      assertThat(other.get("threads?sort=new").body()).doesNotContain(id);
      assertThat(other.get("threads?author=" + member.handle()).body()).doesNotContain(id);
      assertThat(found(other, word)).isZero();
      assertThat(found(other, word + " board:" + board)).isZero();
    }
    stranger
        .post("threads", json("board", board, "title", "x", "body", "y"))
        .expectProblem(422, "invalid");
    stranger.post("threads/" + id + "/posts", json("body", "y")).expectProblem(404, "notFound");
    stranger.put("posts/" + post + "/reactions/like").expectProblem(404, "notFound");
    stranger.put("posts/" + post + "/bookmark").expectProblem(404, "notFound");
    guest.get("/t/" + id).expect(404);
    guest.get("/b/" + board).expect(404);
    assertThat(guest.get("/").body()).doesNotContain(board);
    assertThat(guest.get("/sitemap.xml").body()).doesNotContain("/t/" + id);
    try (Watcher watcher = Watcher.connected(stranger)) {
      assertThat(watcher.errorCode("subscribe", json("channel", "thread:" + id))).isEqualTo(102);
    }
    // told after the mention, so that the mention was looked at before
    String open = stranger.thread("Open", "x").getString("id");
    member.reply(open, "hello");
    Eventually.within(
        SOON,
        () -> {
          JsonObject news = stranger.get("notifications").json();
          assertThat(news.toString()).contains(open).doesNotContain(word);
          assertThat(news.getInt("unreadCount")).isEqualTo(1);
        });
  }

  @Test
  void whoIsPutOutReadsNoMore() {
    make("private");
    admin.put(membership()).expect(204);
    Eventually.within(SOON, () -> member.get("boards/" + board).expect(200));
    String id = start(member, "Members only").getString("id");
    assertThat(admin.get("admin/boards/" + board + "/members").expect(200).body())
        .contains(member.handle());

    admin.delete(membership()).expect(204);

    Eventually.within(SOON, () -> member.get("threads/" + id).expectProblem(404, "notFound"));
    assertThat(admin.get("admin/boards/" + board + "/members").body())
        .doesNotContain(member.handle());
  }

  @Test
  void whoIsPutOutHearsNoMoreAndTheOthersGoOn() {
    make("private");
    admin.put(membership()).expect(204);
    admin.put(membership(stranger)).expect(204);
    Eventually.within(SOON, () -> member.get("boards/" + board).expect(200));
    String id = start(member, "Members only").getString("id");
    String thread = "thread:" + id;
    try (Watcher out = Watcher.connected(member);
        Watcher in = Watcher.connected(stranger);
        Watcher staff = Watcher.connected(Api.moderator())) {
      for (Watcher each : List.of(out, in, staff)) {
        each.result("subscribe", json("channel", thread));
        each.result("subscribe", json("channel", "board:" + board));
      }

      admin.delete(membership()).expect(204);

      Eventually.within(
          SOON, () -> assertThat(revoked(out)).containsExactlyInAnyOrder(thread, "board:" + board));
      stranger.reply(id, "among us");
      for (Watcher each : List.of(in, staff)) {
        Eventually.within(SOON, () -> assertThat(each.publications(thread)).hasSize(1));
        assertThat(revoked(each)).isEmpty();
      }
      assertThat(out.publications(thread)).isEmpty();
    }
  }

  private static List<String> revoked(Watcher watcher) {
    return watcher.pushes().stream()
        .filter(push -> push.containsKey("unsubscribe"))
        .map(push -> push.getString("channel"))
        .toList();
  }

  @Test
  void aBoardIsClosedAndOpenedAgain() {
    make("public");
    Eventually.within(SOON, () -> member.get("boards/" + board).expect(200));
    JsonObject thread = start(member, "Now you see me");
    String id = thread.getString("id");
    String post = thread.getJsonObject("firstPost").getString("id");
    Eventually.within(SOON, () -> guest.get("posts/" + post).expect(200));
    stranger.reply(id, "seen");
    Eventually.within(
        SOON, () -> assertThat(member.get("notifications").json().getInt("unreadCount")).isOne());

    JsonObject closed =
        admin.patch("admin/boards/" + board, json("visibility", "private")).expect(200).json();
    assertThat(closed.getString("visibility")).isEqualTo("private");
    Eventually.within(
        SOON,
        () -> {
          guest.get("posts/" + post).expectProblem(404, "notFound");
          guest.get("threads/" + id).expectProblem(404, "notFound");
          JsonObject news = member.get("notifications").json();
          assertThat(news.getInt("unreadCount")).isZero();
          assertThat(news.getJsonArray("items")).isEmpty();
        });

    admin.patch("admin/boards/" + board, json("visibility", "public", "name", "开放" + board));
    Eventually.within(SOON, () -> guest.get("posts/" + post).expect(200));
    assertThat(guest.get("boards/" + board, "Accept-Language", "zh-CN").string("name"))
        .isEqualTo("开放" + board);
  }

  @Test
  void onlyAdminsKeepBoardsAndOnlySoundOnes() {
    member.get("admin/boards").expectProblem(403, "forbidden");
    Api.moderator().post("admin/boards", json("slug", board, "name", "x")).expect(403);
    admin.post("admin/boards", json("slug", "No Slug", "name", "x")).expectProblem(422, "invalid");
    admin.post("admin/boards", json("slug", board)).expectProblem(422, "invalid");
    admin
        .post("admin/boards", json("slug", board, "name", "x", "visibility", "secret"))
        .expectProblem(422, "invalid");
    make("private");
    admin.post("admin/boards", json("slug", board, "name", "x")).expectProblem(409, "board.taken");
    admin.patch("admin/boards/" + board, json("name", "问答")).expectProblem(409, "board.taken");
    admin.patch("admin/boards/none", json("name", "x")).expectProblem(404, "notFound");
    admin.put("admin/boards/none/members/" + member.handle()).expectProblem(404, "notFound");
    admin.put("admin/boards/" + board + "/members/nobody-at-all").expectProblem(404, "notFound");
    assertThat(admin.get("admin/boards").expect(200).body()).contains(board);
  }

  private void make(String visibility) {
    admin
        .post("admin/boards", json("slug", board, "name", "内部 " + board, "visibility", visibility))
        .expect(201);
  }

  private String membership() {
    return membership(member);
  }

  private String membership(Api of) {
    return "admin/boards/" + board + "/members/" + of.handle();
  }

  private JsonObject start(Api by, String title) {
    return by.post("threads", json("board", board, "title", title, "body", "About " + title))
        .expect(201)
        .json();
  }

  private static int found(Api by, String words) {
    return by.get("search?q=" + words.replace(" ", "%20")).expect(200).json().getInt("total");
  }
}
