package io.paopao.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.paopao.contract.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Requests for one operation, each of them odd in some places.
final class FuzzedRequests {

  private static final AuthorizationTable TABLE = AuthorizationTable.read();
  private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> CHANGING = Set.of("post", "put", "patch");
  private static final List<String> USUAL_HEADERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Content-Type",
          "Cookie",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "Origin",
          "Range",
          "traceparent",
          "X-Forwarded-For",
          "X-HTTP-Method-Override");
  private static final String IMPORT =
      """
      [{"id":"fuzz:1","board":"General","title":"Hello","author":"fuzz","lang":"en","views":1,"score":1,
        "createdAt":"2020-01-01T00:00:00Z","body":"x","tags":["welcome"],"license":"CC0",
        "source":"elsewhere","sourceUrl":"https://elsewhere.example/1",
        "replies":[{"author":"fuzz","createdAt":"2020-01-02T00:00:00Z","body":"y","score":1},
          {"author":"fuzz","replyTo":1,"accepted":true,"body":"z"}]}]
      """;

  private final Operation operation;
  private final Things things;
  private final RandomGenerator chance;
  private final Oddities odd;
  private final Mutation mutation;
  private final List<String> kinds;

  FuzzedRequests(Operation operation, Things things, RandomGenerator chance) {
    this.operation = operation;
    this.things = things;
    this.chance = chance;
    this.odd = new Oddities(chance);
    this.mutation = new Mutation(chance);
    this.kinds =
        TABLE.of("").stream()
            .filter(row -> row.entry().equals(operation.id()))
            .map(AuthorizationTable.Row::on)
            .toList();
  }

  /// @param headers names and values in turn
  record Request(String method, String path, List<String> headers, String body) {

    Answer send(Api caller) {
      return caller.send(
          method,
          path,
          body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
          headers.toArray(String[]::new));
    }
  }

  /// Whether the next request is nobody's.
  boolean isAnonymous() {
    return chance.nextInt(10) == 0;
  }

  Request next() {
    String kind = kinds.isEmpty() ? "" : kinds.get(chance.nextInt(kinds.size()));
    return new Request(
        operation.method().toUpperCase(Locale.ROOT), path(kind) + query(kind), headers(), body());
  }

  private String path(String kind) {
    return PLACE.matcher(operation.path()).replaceAll(place -> filled(place.group(1), kind));
  }

  private String filled(String place, String kind) {
    if (chance.nextInt(4) == 0) {
      return odd.segment();
    }
    return switch (place) {
      case "name" -> "like";
      case "channel" -> "thread:" + thing(kind);
      case "slug" -> "none-at-all";
      default -> thing(kind.isEmpty() ? "person" : kind);
    };
  }

  private String thing(String kind) {
    if (kind.isEmpty()) {
      return "1";
    }
    return operation.method().equals("delete") && Set.of("thread", "post").contains(kind)
        ? things.fresh(kind)
        : things.kept(kind);
  }

  private String query(String kind) {
    StringBuilder query = new StringBuilder("?");
    for (JsonNode parameter : parameters("query")) {
      String name = parameter.path("name").asText();
      String prefix = name.equals("channels") ? "none:" : "";
      if (chance.nextInt(3) == 0) {
        query.append(name).append('=').append(prefix).append(odd.escaped()).append('&');
      } else if (parameter.path("required").asBoolean()) {
        query.append(name).append('=').append(prefix).append(thing(kind)).append('&');
      }
    }
    if (chance.nextInt(8) == 0) {
      query.append(odd.escaped()).append('=').append(odd.escaped());
    }
    return query.toString();
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>();
    for (JsonNode parameter : parameters("header")) {
      if (chance.nextInt(6) == 0) {
        headers.addAll(List.of(parameter.path("name").asText(), odd.header()));
      }
    }
    if (chance.nextInt(4) == 0) {
      String name = USUAL_HEADERS.get(chance.nextInt(USUAL_HEADERS.size()));
      headers.addAll(List.of(name, odd.header()));
    }
    return headers;
  }

  private List<JsonNode> parameters(String in) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode each : operation.node().path("parameters")) {
      JsonNode parameter = operation.contract().resolved(each);
      if (parameter.path("in").asText().equals(in)) {
        found.add(parameter);
      }
    }
    return found;
  }

  private String body() {
    if (operation.requestSchema().isEmpty()) {
      return CHANGING.contains(operation.method()) && chance.nextInt(4) == 0
          ? mutation.of("{}")
          : "";
    }
    String good =
        operation.id().equals("importThreads") ? IMPORT : things.body(operation, Api.PASSWORD);
    return mutation.of(good);
  }
}
