package io.paopao.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The contract of push as tests hold every frame to it: like the one of the REST API, no object
/// may have a member that the document does not name.
public final class PushApi {

  public static final Path FILE = Path.of("src/main/resources/META-INF/asyncapi.yaml");

  private static final String ROOT = "https://paopao.example/asyncapi.yaml";
  private static final JsonNode DOCUMENT = read();
  private static final SchemaRegistry SCHEMAS = OpenApi.registry(ROOT, DOCUMENT);
  private static final Schema FROM_SERVER = schema("ServerFrame");
  private static final Schema FROM_CLIENT = schema("ClientFrame");

  private PushApi() {}

  static JsonNode document() {
    return DOCUMENT;
  }

  /// What is wrong with a frame that the server has sent.
  public static List<String> faultsOfServer(String frame) {
    return faults(FROM_SERVER, frame);
  }

  /// What is wrong with a frame that a client sends.
  public static List<String> faultsOfClient(String frame) {
    return faults(FROM_CLIENT, frame);
  }

  private static List<String> faults(Schema schema, String frame) {
    return schema.validate(frame, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static Schema schema(String name) {
    return SCHEMAS.getSchema(SchemaLocation.of(ROOT + "#/components/schemas/" + name));
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
