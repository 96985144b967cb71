package io.paopao.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The contract of the REST API as tests hold the forum to it: stricter than clients should be, an
/// object may have no member that the document does not name.
public final class OpenApi {

  public static final Path FILE = Path.of("src/main/resources/META-INF/openapi.yaml");

  private static final String ROOT = "https://paopao.example/openapi.yaml";
  private static final OpenApi CONTRACT = read(FILE);

  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final List<Operation> operations = new ArrayList<>();

  private OpenApi(JsonNode document) {
    this.document = document;
    this.schemas = registry(ROOT, document);
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(this, method.getKey(), path.getKey(), method.getValue()))));
    // a path without parameters goes before one that has them
    operations.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
  }

  public static OpenApi contract() {
    return CONTRACT;
  }

  static OpenApi read(Path file) {
    try {
      return new OpenApi(new YAMLMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    return operations;
  }

  /// The operation that a request asks for.
  ///
  /// @param path as it was sent, without the query
  public Optional<Operation> find(String method, String path) {
    return operations.stream().filter(operation -> operation.matches(method, path)).findFirst();
  }

  /// What is wrong with a JSON text, by the schema at a place of the document.
  ///
  /// @param pointer like `#/components/schemas/Post`
  List<String> faults(String pointer, String json) {
    return schemas
        .getSchema(SchemaLocation.of(ROOT + pointer))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /// Whether a JSON text is what a place of the document describes.
  public boolean allows(String pointer, String json) {
    return faults(pointer, json).isEmpty();
  }

  /// The node itself, or what it refers to.
  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
  }

  /// The schemas of a document, which may refer to those of this contract as `openapi.yaml#…`.
  static SchemaRegistry registry(String root, JsonNode document) {
    Map<String, String> texts = new HashMap<>();
    texts.put(root, closed(document));
    if (!root.equals(ROOT)) {
      texts.put(ROOT, closed(contract().document));
    }
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaRegistryConfig(config).schemas(texts));
  }

  private static String closed(JsonNode document) {
    JsonNode strict = document.deepCopy();
    close(strict);
    return strict.toString();
  }

  /// Lets no object have a member beside its properties.
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && schema.path("type").asText().equals("object")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(OpenApi::close);
  }
}
