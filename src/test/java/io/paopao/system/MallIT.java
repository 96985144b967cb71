package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MallIT {

  private final Api admin = Api.admin();
  private final Api buyer = Api.member();

  @Test
  void aMemberEarnsPointsByWritingBeingThankedAndComingBy() {
    Api reader = Api.member();
    JsonObject thread = buyer.thread("Earn", "points");
    reader.put("posts/" + thread.getJsonObject("firstPost").getString("id") + "/reactions/thanks");
    buyer.put("posts/" + thread.getJsonObject("firstPost").getString("id") + "/reactions/thanks");
    buyer.reply(thread.getString("id"), "more");
    assertThat(buyer.post("me/points/check-in", json()).expect(200).json().getInt("awarded"))
        .isEqualTo(5);
    assertThat(buyer.post("me/points/check-in", json()).expect(200).json().getInt("awarded"))
        .isZero();

    Mall.awaitPoints(buyer, 100 + 10 + 5 + 2 + 5);
    JsonObject ledger = buyer.get("me/points/ledger?limit=3").expect(200).json();
    assertThat(ledger.getJsonArray("items")).hasSize(3);
    assertThat(ledger.getString("nextCursor")).isNotEmpty();
    Eventually.within(
        Mall.SOON,
        () ->
            assertThat(
                    Api.anonymous()
                        .get("users/" + buyer.handle())
                        .expect(200)
                        .json()
                        .getInt("points"))
                .isEqualTo(122));
    Api.anonymous().get("me/points").expectProblem(401, "unauthorized");
  }

  @Test
  void aDeletedPostTakesItsPointsAlongAndBringsThemBack() {
    String thread = Api.member().thread("Delete", "posts").getString("id");
    String reply = buyer.reply(thread, "spam").getString("id");
    Mall.awaitPoints(buyer, 105);

    Api.moderator().delete("posts/" + reply).expect(204);
    Mall.awaitPoints(buyer, 100);
    Api.moderator().post("posts/" + reply + "/restore", json()).expect(200);
    Mall.awaitPoints(buyer, 105);
  }

  @Test
  void anOrderPaidInPointsIsPaidAndTheStockFollowsLive() {
    String sku = Mall.item(10, "POINTS", 3, 0);
    Mall.awaitPoints(buyer, 100);
    JsonObject shown = Api.anonymous().get("items/" + sku).expect(200).json();
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      JsonObject position =
          Json.createObjectBuilder(shown.getJsonObject("position")).remove("channel").build();
      watcher.result(
          "subscribe",
          Json.createObjectBuilder().add("channel", "item:" + sku).add("since", position).build());

      String id = order(buyer, sku, 2).expect(201).string("id");

      Mall.awaitStatus(buyer, id, "PAID");
      Mall.awaitPoints(buyer, 80);
      Eventually.within(
          Mall.SOON,
          () ->
              assertThat(watcher.publications("item:" + sku))
                  .anySatisfy(pub ->
                      assertThat(pub.getJsonObject("data").getInt("available")).isEqualTo(1)));
    }
    Mall.awaitAvailable(sku, 1);
  }

  @Test
  void aRefundGivesBackPointsAndPieces() {
    String sku = Mall.item(30, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String id = order(buyer, sku, 1).expect(201).string("id");
    Mall.awaitStatus(buyer, id, "PAID");

    assertThat(buyer.post("orders/" + id + "/cancel", json()).expect(200).string("status"))
        .isEqualTo("REFUNDED");
    buyer.post("orders/" + id + "/cancel", json()).expect(200);

    Mall.awaitPoints(buyer, 100);
    Mall.awaitAvailable(sku, 5);
  }

  @Test
  void whoCannotPayGetsNothingAndThePiecesStay() {
    String sku = Mall.item(90, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String first = order(buyer, sku, 1).expect(201).string("id");
    Mall.awaitStatus(buyer, first, "PAID");

    Answer second = order(buyer, sku, 1);

    if (second.status() == 201) {
      Mall.awaitStatus(buyer, second.string("id"), "CANCELLED");
    } else {
      second.expectProblem(409, "points.insufficient");
    }
    Mall.awaitAvailable(sku, 4);
  }

  @Test
  void anOrderInMoneyIsPaidThroughTheProvider() {
    String sku = Mall.item(1_500, "CNY", 3, 0);
    Mall.awaitPoints(buyer, 100);
    String id = order(buyer, sku, 2).expect(201).string("id");

    Mall.awaitStatus(buyer, id, "PAID");
    Mall.awaitPoints(buyer, 130);
    buyer.post("orders/" + id + "/cancel", json()).expect(200);
    Mall.awaitPoints(buyer, 100);
    Mall.awaitAvailable(sku, 3);
  }

  @Test
  void anOrderThatIsNotPaidInTimeIsGivenUpAndItsPiecesAreFree() throws SQLException {
    String sku = Mall.item(1_500, "CNY", 5, 0);
    Mall.behave("settling=600000");
    try {
      String id = order(buyer, sku, 2).expect(201).string("id");
      Mall.awaitStatus(buyer, id, "RESERVED");
      Mall.awaitAvailable(sku, 3);
      letExpire(id);

      assertThat(Mall.awaitStatus(buyer, id, "CANCELLED").getString("reason")).isEqualTo("expired");
      Mall.awaitAvailable(sku, 5);
    } finally {
      Mall.behave("settling=50");
    }
    Eventually.within(Mall.SOON, () -> assertThat(Conservation.differences()).isEmpty());
  }

  @Test
  void whatTheProviderDeclinesIsCancelled() {
    String sku = Mall.item(1_513, "CNY", 3, 0);
    String id = order(buyer, sku, 1).expect(201).string("id");

    assertThat(Mall.awaitStatus(buyer, id, "CANCELLED").getString("reason"))
        .isEqualTo("paymentRefused");
    Mall.awaitAvailable(sku, 3);
  }

  @Test
  void aProviderThatFailsLosesAnswersAndTellsNothingIsAskedUntilItIsKnown() {
    String sku = Mall.item(1_500, "CNY", 50, 0);
    Mall.behave("errors=0.3&lost=0.4&notices=0");
    try {
      List<String> orders = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        orders.add(order(buyer, sku, 1).expect(201).string("id"));
      }
      orders.forEach(id -> Mall.awaitStatus(buyer, id, "PAID"));
    } finally {
      Mall.behave("errors=0&lost=0&notices=1");
    }
    Mall.awaitAvailable(sku, 40);
    Eventually.within(Mall.SOON, () -> assertThat(Conservation.differences()).isEmpty());
  }

  @Test
  void aNoticeWithoutTheProvidersSignatureIsRefused() {
    Api.anonymous()
        .post("payments/notices", json("id", "1", "reference", "1", "status", "captured"))
        .expectProblem(401, "payment.signature");
  }

  @Test
  void theLedgerAddsUpAndHealthSaysSo() {
    Eventually.within(
        Duration.ofSeconds(90),
        () ->
            assertThat(
                    Api.anonymous()
                        .get("/health/ready")
                        .expect(200)
                        .json()
                        .getJsonArray("checks")
                        .getValuesAs(JsonObject.class))
                .filteredOn(check -> check.getString("name").equals("points-ledger"))
                .singleElement()
                .satisfies(check ->
                    assertThat(check.getJsonObject("data").getString("state")).isEqualTo("ok")));
  }

  @Test
  void anItemIsPricedInACurrencyThatThereIs() {
    for (String currency : List.of("AAA", "XAU", "XXX")) {
      Answer refused = admin.post("items", Mall.offer("odd", 1, currency, 1, 0));
      assertThat(refused.expectProblem(422, "invalid").body()).contains("\"price.currency\"");
    }
    String sku = Mall.item(1, "POINTS", 1, 0);
    JsonObject price =
        Json.createObjectBuilder()
            .add("price", Json.createObjectBuilder().add("amount", 1).add("currency", "AAA"))
            .build();
    admin.patch("items/" + sku, price).expectProblem(422, "invalid");
  }

  @Test
  void theSameKeyOrdersOnce() {
    String sku = Mall.item(10, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    JsonObject wish = Mall.wish(sku, 1);
    Answer first = buyer.post("orders", wish, "Idempotency-Key", sku).expect(201);
    Answer again = buyer.post("orders", wish, "Idempotency-Key", sku).expect(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo("/api/v1/orders/" + first.string("id"));
    buyer
        .post("orders", Mall.wish(sku, 2), "Idempotency-Key", sku)
        .expectProblem(422, "idempotency.mismatch");
  }

  @Test
  void anOrderIsReadAgainOnlyWhenItHasChanged() {
    String sku = Mall.item(10, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String path = "orders/" + order(buyer, sku, 1).expect(201).string("id");
    Mall.awaitStatus(buyer, path.substring("orders/".length()), "PAID");
    Answer read = buyer.get(path).expect(200);
    String tag = read.header("ETag");

    assertThat(tag).matches("\"[^\"]+\"");
    assertThat(buyer.get(path, "If-None-Match", tag).expect(304).body()).isEmpty();
    buyer.get(path, "If-Match", "\"1\"").expectProblem(412, "precondition.failed");
    buyer.post(path + "/cancel", json()).expect(200);
    Answer changed = buyer.get(path, "If-None-Match", tag).expect(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    Api.member().get(path, "If-None-Match", tag).expectProblem(404, "notFound");
  }

  @Test
  void ordersAreTheBuyersOwn() {
    String sku = Mall.item(10, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String id = order(buyer, sku, 1).expect(201).string("id");
    Replication.awaitReplica();
    Api other = Api.member();

    other.get("orders/" + id).expectProblem(404, "notFound");
    other.post("orders/" + id + "/cancel", json()).expectProblem(404, "notFound");
    admin.get("orders/" + id).expect(200);
    assertThat(buyer.get("orders").expect(200).json().getJsonArray("items")).hasSize(1);
    Api.anonymous().get("orders").expectProblem(401, "unauthorized");
    order(buyer, "no-such-item", 1).expectProblem(422, "invalid");
    buyer.post("items", json("sku", "x")).expectProblem(403, "forbidden");
  }

  @Test
  void anAdminOffersAndChangesItems() {
    String sku = Mall.item(10, "POINTS", 5, 2);
    Answer read = admin.get("items/" + sku).expect(200);
    admin.get("items/" + sku, "If-None-Match", read.header("ETag")).expect(304);

    JsonObject change = Json.createObjectBuilder().add("perBuyer", 3).build();
    admin
        .patch("items/" + sku, change, "If-Match", "\"99-1\"")
        .expectProblem(412, "precondition.failed");
    Answer changed =
        admin.patch("items/" + sku, change, "If-Match", read.header("ETag")).expect(200);
    assertThat(changed.json().getInt("perBuyer")).isEqualTo(3);
    admin
        .post("items/" + sku + "/stock", Json.createObjectBuilder().add("quantity", 4).build())
        .expect(201);
    assertThat(admin.get("items/" + sku).json().getInt("available")).isEqualTo(9);
    admin.post("items", json("sku", "Not A Sku")).expectProblem(422, "invalid");
    admin.post("items", Mall.offer(sku, 1, "POINTS", 1, 0)).expectProblem(409, "item.exists");
  }

  /// A client that keeps what it has read must not keep it in another language than it asks for.
  @Test
  void whatIsKeptOfAnItemIsKeptInItsLanguage() {
    String path = "items/" + Mall.item(10, "POINTS", 5, 0);
    Api guest = Api.anonymous();
    Answer chinese = guest.get(path, "Accept-Language", "zh-CN").expect(200);
    String tag = chinese.header("ETag");

    guest.get(path, "Accept-Language", "zh", "If-None-Match", tag).expect(304);
    Answer english = guest.get(path, "Accept-Language", "en", "If-None-Match", tag).expect(200);

    assertThat(english.string("name")).isEqualTo("Thing").isNotEqualTo(chinese.string("name"));
    JsonObject boards = guest.get("boards").expect(200).json();
    String board = boards.getJsonArray("items").getJsonObject(0).getString("slug");
    for (String worded : List.of(path, "items", "boards", "boards/" + board)) {
      assertThat(guest.get(worded).expect(200).header("Vary")).contains("Accept-Language");
    }
    JsonObject change = Json.createObjectBuilder().add("perBuyer", 3).build();
    admin.patch(path, change, "If-Match", tag).expect(200);
    admin.patch(path, change, "If-Match", tag).expectProblem(412, "precondition.failed");
  }

  private static void letExpire(String order) throws SQLException {
    try (Connection primary = Stack.running().primary().connectAsRoot();
        PreparedStatement statement =
            primary.prepareStatement(
                "UPDATE orders.purchase SET expires_at = '2020-01-01' WHERE id = ?")) {
      statement.setLong(1, Long.parseLong(order));
      statement.execute();
    }
  }

  private static Answer order(Api member, String sku, int quantity) {
    return member.post("orders", Mall.wish(sku, quantity));
  }
}
