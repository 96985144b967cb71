package io.paopao.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The typed client says what the contract says.
class ClientContractTest {

  private static final Map<String, Operation> OPERATIONS =
      OpenApi.contract().operations().stream()
          .collect(Collectors.toMap(Operation::id, Function.identity()));

  static Stream<Method> methods() {
    return Forum.CLIENTS.stream().flatMap(client -> Arrays.stream(client.getDeclaredMethods()));
  }

  private static Operation operation(Method method) {
    return Objects.requireNonNull(OPERATIONS.get(method.getName()), method.toString());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aMethodIsAnOperation(Method method) {
    Operation operation = operation(method);
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
            .filter(Objects::nonNull)
            .map(http -> http.value().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElseThrow();
    Path path = method.getAnnotation(Path.class);

    assertThat(verb).isEqualTo(operation.method());
    assertThat(
            method.getDeclaringClass().getAnnotation(Path.class).value()
                + (path == null ? "" : "/" + path.value()))
        .isEqualTo(operation.path());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void itsParametersAreTheOperations(Method method) {
    Operation operation = operation(method);
    Set<String> known =
        StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
            .map(OpenApi.contract()::resolved)
            .map(p -> p.path("in").asText() + " " + p.path("name").asText())
            .collect(Collectors.toSet());

    assertThat(known).containsAll(named(method));
    assertThat(Arrays.stream(method.getParameters()).filter(p -> p.getAnnotations().length == 0))
        .hasSize(operation.requestSchema().isEmpty() ? 0 : 1);
  }

  private static List<String> named(Method method) {
    List<String> named = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      for (Annotation annotation : parameter.getAnnotations()) {
        switch (annotation) {
          case PathParam in -> named.add("path " + in.value());
          case QueryParam in -> named.add("query " + in.value());
          case HeaderParam in -> named.add("header " + in.value());
          default -> {}
        }
      }
    }
    return named;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void itsRecordsHoldWhatTheSchemasHold(Method method) {
    Operation operation = operation(method);
    List<String> faults = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType().isRecord()) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        compare(parameter.getType(), schema, faults);
      }
    }
    JsonNode answered = answered(operation);
    assertThat(answered.isMissingNode()).isEqualTo(method.getReturnType() == void.class);
    compare(method.getGenericReturnType(), answered, faults);

    assertThat(faults).isEmpty();
  }

  private static JsonNode answered(Operation operation) {
    return operation.node().path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> response.getValue().at("/content/application~1json/schema"))
        .findFirst()
        .orElseThrow();
  }

  private static void compare(Type type, JsonNode given, List<String> faults) {
    JsonNode schema = whole(OpenApi.contract().resolved(given));
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      compare(list.getActualTypeArguments()[0], schema.path("items"), faults);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      Set<String> properties = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(properties::add);
      Set<String> components = new TreeSet<>();
      for (RecordComponent component : record.getRecordComponents()) {
        components.add(component.getName());
        compare(
            component.getGenericType(),
            schema.path("properties").path(component.getName()),
            faults);
      }
      if (!components.equals(properties)) {
        faults.add(record.getSimpleName() + " has " + components + ", not " + properties);
      }
    }
  }

  /// Of something or null: the something.
  private static JsonNode whole(JsonNode schema) {
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return OpenApi.contract().resolved(schema.path(choice).path(0));
      }
    }
    return schema;
  }
}
