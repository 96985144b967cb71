package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Pages that are made once for many show nobody what is not theirs.
class SharedPagesIT {

  private static final Pattern HOT = Pattern.compile("<ol class=\"hot\"><li><a href=\"/t/(\\d+)\"");

  /// What is hot is looked for every half a minute.
  private static final Duration RAIL_LIFE = Duration.ofSeconds(60);

  private final Api guest = Api.anonymous();

  @Test
  void anAddressThatIsTooOddForALinkHasItsOwnPage() {
    String title = "Its own page " + Api.member().handle();
    String thread = Api.member().thread(title, "x").getString("id");
    Replication.awaitReplica();

    for (String odd : new String[] {"?x=" + "a".repeat(1100), "?x=%5B", "?x=%C3%A9"}) {
      assertThat(guest.get("/t/" + thread + odd).expect(200).body()).contains("<title>" + title);
      assertThat(guest.get("/" + odd).expect(200).body()).doesNotContain("<title>" + title);
      assertThat(guest.get("/").expect(200).body()).doesNotContain("<title>" + title);
    }
  }

  @Test
  void whatIsDeletedIsHotNoMore() {
    Api.member().thread("Perhaps hot", "x");
    Matcher hot = Eventually.value(RAIL_LIFE, this::hottest);
    Api moderator = Api.moderator();
    moderator.delete("threads/" + hot.group(1)).expect(204);
    Replication.awaitReplica();
    try {
      assertThat(guest.get("/?after=deletion").body()).doesNotContain("/t/" + hot.group(1));
    } finally {
      moderator.post("threads/" + hot.group(1) + "/restore", json()).expect(204);
    }
  }

  private Matcher hottest() {
    Matcher hot = HOT.matcher(guest.get("/").expect(200).body());
    assertThat(hot.find()).isTrue();
    return hot;
  }

  @Test
  void aModeratorsSitemapIsNobodyElses() {
    String board = "secret-" + Math.floorMod(System.nanoTime(), 1_000_000);
    Api.admin()
        .post("admin/boards", json("slug", board, "name", "内部 " + board, "visibility", "private"))
        .expect(201);
    try (Browser browser = Browser.withoutScripts().logInAs("moderator")) {
      browser.go("/sitemap.xml");
    }

    assertThat(guest.get("/sitemap.xml").expect(200).body()).doesNotContain(board);
  }
}
