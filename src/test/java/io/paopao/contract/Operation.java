package io.paopao.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// One operation of the contract.
///
/// @param method in lower case
/// @param path with its parameters in braces
public record Operation(OpenApi contract, String method, String path, JsonNode node) {

  /// An answer, as far as the contract speaks of it.
  ///
  /// @param header finds a header, or ""
  public record Answered(int status, Function<String, String> header, String body) {}

  public String id() {
    return node.path("operationId").asText();
  }

  boolean matches(String asked, String sent) {
    return method.equals(asked.toLowerCase(Locale.ROOT))
        && Pattern.matches(path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"), sent);
  }

  /// The roles that may call it; empty when everybody may.
  public List<String> roles() {
    return StreamSupport.stream(node.path("security").spliterator(), false)
        .flatMap(each -> StreamSupport.stream(each.path("bearer").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  /// What the contract does not allow about an answer; empty for a good one.
  public List<String> faults(Answered answer) {
    JsonNode documented = node.path("responses").path(String.valueOf(answer.status()));
    if (documented.isMissingNode()) {
      return List.of("status " + answer.status() + " is not documented");
    }
    JsonNode response = contract.resolved(documented);
    List<String> faults = new ArrayList<>(missingHeaders(response, answer));
    String type = answer.header().apply("Content-Type").replaceFirst(";.*", "");
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.path(type).isMissingNode()) {
      if (!(content.isMissingNode() && answer.body().isEmpty())) {
        faults.add("content type \"" + type + "\" is not documented");
      }
      return faults;
    }
    if (!type.endsWith("json")) {
      return faults;
    }
    faults.addAll(contract.faults(pointer(content.path(type).path("schema")), answer.body()));
    return faults;
  }

  private List<String> missingHeaders(JsonNode response, Answered answer) {
    return response.path("headers").properties().stream()
        .filter(header -> contract.resolved(header.getValue()).path("required").asBoolean())
        .filter(header -> answer.header().apply(header.getKey()).isEmpty())
        .map(header -> "header " + header.getKey() + " is missing")
        .toList();
  }

  /// The schema of the JSON that it takes, or "" when it takes none.
  public String requestSchema() {
    JsonNode schema = node.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? "" : pointer(schema);
  }

  /// The media type that it takes, the first of several; JSON where it takes none.
  public String requestType() {
    Iterator<String> types = node.at("/requestBody/content").fieldNames();
    return types.hasNext() ? types.next() : "application/json";
  }

  private String pointer(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    if (!reference.isMissingNode()) {
      return reference.asText();
    }
    return "#/paths/"
        + path.replace("/", "~1")
        + "/"
        + method
        + "/requestBody/content/application~1json/schema";
  }

  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
