package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerGraphIT {

  private static final String CUSTOMER =
      """
      query($ref: String!, $after: String) {
        customer(ref: $ref) {
          ref points tier
          ledger(first: 1, after: $after) { entries { kind amount balance } nextCursor }
        }
      }
      """;

  private final Api member = Api.member();

  @Test
  void aMemberSeesTheirOwnPointsAndLedger() {
    member.post("me/points/check-in", Api.json()).expect(200);
    Mall.awaitPoints(member, 105);

    JsonObject first = ask(member, CUSTOMER, "ref", member.id()).getJsonObject("customer");
    assertThat(first.getString("ref")).isEqualTo(member.id());
    assertThat(first.getInt("points")).isEqualTo(105);
    assertThat(first.getString("tier")).isEqualTo("BRONZE");
    JsonObject page = first.getJsonObject("ledger");
    JsonObject rest =
        ask(member, CUSTOMER, "ref", member.id(), "after", page.getString("nextCursor"))
            .getJsonObject("customer")
            .getJsonObject("ledger");

    assertThat(page.getJsonArray("entries")).hasSize(1);
    assertThat(rest.getJsonArray("entries")).hasSize(1);
    assertThat(rest.getJsonArray("entries").getJsonObject(0).getString("kind"))
        .isNotEqualTo(page.getJsonArray("entries").getJsonObject(0).getString("kind"));
    assertThat(rest.isNull("nextCursor")).isTrue();
  }

  @Test
  void othersAreSeenByAdminsOnly() {
    Api other = Api.member();
    Mall.awaitPoints(member, 100);

    assertThat(ask(other, CUSTOMER, "ref", member.id()).isNull("customer")).isTrue();
    assertThat(ask(Api.admin(), CUSTOMER, "ref", member.id()).getJsonObject("customer"))
        .isNotNull();
    Api.anonymous().post("/graphql", body(CUSTOMER)).expectProblem(401, "unauthorized");
    member.withToken("x.y.z").post("/graphql", body(CUSTOMER)).expectProblem(401, "token.invalid");
    Api.anonymous()
        .post("/graphql", body(CUSTOMER), "Paopao-Service-Key", "guessed")
        .expectProblem(401, "unauthorized");
  }

  @Test
  void belowTheGraphThereIsNothingButItsSchema() {
    for (String path : List.of("/graphql/", "/graphql/x", "/graphql/x/y", "/graphql/schema")) {
      member.post(path, body("{customer(ref:\"1\"){ref}}")).expectProblem(404, "notFound");
      Api.anonymous().post(path, body("{")).expectProblem(404, "notFound");
    }
    HttpResponse<String> schema = Plain.get(Plain.open("/graphql/schema.graphql"));

    assertThat(schema.statusCode()).isEqualTo(200);
    assertThat(schema.body()).contains("type Customer");
    assertThat(schema.headers().firstValue("RateLimit"))
        .hasValueSatisfying(left -> assertThat(left).contains("\"read-address\";r="));
    member.post("/graphql/schema.graphql", body("{")).expectProblem(405, "methodNotAllowed");
  }

  @Test
  void whoAsksIsToldTheirLimits() {
    Answer answer = member.post("/graphql", body("{customer(ref:\"1\"){ref}}")).expect(200);

    assertThat(answer.header("RateLimit-Policy")).contains("\"read-session\"", "\"read-account\"");
    assertThat(answer.header("RateLimit")).contains("\"read-session\";r=");
  }

  @Test
  void theServersGraphReadsManyCustomersTogether() {
    List<String> refs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      refs.add("\"" + (Long.parseLong(member.id()) - i) + "\"");
    }
    Mall.awaitPoints(member, 100);
    double before = Metrics.now().sum("paopao_sql_reads_total");

    JsonObject data =
        ask(
            Api.admin(),
            "{customers(refs:%s){points ledger(first:1){entries{kind}}}}".formatted(refs));

    // two, and a few of others meanwhile; one for each customer would be over twenty
    assertThat(Metrics.now().sum("paopao_sql_reads_total") - before).isLessThan(20);
    assertThat(data.getJsonArray("customers")).hasSize(20);
    assertThat(
            data.getJsonArray("customers")
                .getJsonObject(0)
                .getJsonObject("ledger")
                .getJsonArray("entries"))
        .hasSize(1);
  }

  @Test
  void queriesThatCostTooMuchAreRefused() {
    String wide = "{" + "a:customer(ref:\"1\"){ref} ".repeat(60) + "}";
    member.post("/graphql", body(wide)).expectProblem(400, "query.tooCostly");
    member.post("/graphql", body("{a{b{c{d{e{f{g}}}}}}}")).expectProblem(400, "query.tooCostly");
    String hidden = "{a:customer(ref:\"\"\"\\\"\"\"){ref} " + wide.substring(1);
    member.post("/graphql", body(hidden)).expectProblem(400, "query.invalid");
    member.post("/graphql", body("{" + " ".repeat(20_000) + "}")).expectProblem(413, "tooLarge");
    member.post("/graphql", Api.json()).expectProblem(400, "json.malformed");
    member.get("/graphql?query=%7Ba%7D").expectProblem(405, "methodNotAllowed");
    Answer many =
        member.post(
            "/graphql",
            body("{customer(ref:\"" + member.id() + "\"){ledger(first:101){nextCursor}}}"));
    assertThat(many.expect(200).json().getJsonArray("errors")).isNotEmpty();
  }

  @Test
  void aFragmentMayNotBeSpreadIntoManyReads() {
    String ledgers =
        IntStream.rangeClosed(1, 12)
            .mapToObj(first -> "l%d:ledger(first:%d){nextCursor}".formatted(first, first))
            .collect(Collectors.joining(" "));
    String customers =
        IntStream.rangeClosed(1, 8)
            .mapToObj(i -> "c%d:customer(ref:\"%s\"){...F}".formatted(i, member.id()))
            .collect(Collectors.joining(" "));

    Answer answer =
        member.post(
            "/graphql", body("{" + customers + "} fragment F on Customer{" + ledgers + "}"));

    assertThat(answer.expect(200).body()).contains("query.tooCostly");
  }

  @Test
  void nobodyIsTheCustomerWithoutAReference() {
    String variable = "query($ref: String){customer(ref:$ref){ref}}";
    assertThat(ask(member, "{customer(ref:null){ref}}").isNull("customer")).isTrue();
    assertThat(ask(member, "{customer{ref}}").isNull("customer")).isTrue();
    assertThat(ask(member, "{customers(refs:null){ref}}").getJsonArray("customers")).isEmpty();
    assertThat(ask(member, "{customers(refs:[null]){ref}}").getJsonArray("customers")).isEmpty();
    assertThat(ask(member, variable).isNull("customer")).isTrue();
    assertThat(ask(member, variable, "ref", member.id()).getJsonObject("customer")).isNotEmpty();
  }

  private static JsonObject ask(Api caller, String query, String... variables) {
    JsonObject answer =
        caller
            .post(
                "/graphql",
                Json.createObjectBuilder(body(query)).add("variables", Api.json(variables)).build())
            .expect(200)
            .json();
    assertThat(answer.containsKey("errors")).as("%s", answer).isFalse();
    return answer.getJsonObject("data");
  }

  private static JsonObject body(String query) {
    return Api.json("query", query);
  }
}
