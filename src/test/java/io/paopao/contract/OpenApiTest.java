package io.paopao.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final String BASE = "/api/v1";

  private final OpenApi contract = OpenApi.contract();

  @Test
  void everyResourceMethodIsAnOperationWithTheSameRoles() {
    Map<String, List<String>> documented =
        contract.operations().stream()
            .filter(operation -> operation.path().startsWith(BASE))
            .collect(toMap(Operation::toString, Operation::roles, (a, b) -> a, TreeMap::new));

    assertThat(documented).isEqualTo(resourceMethods());
  }

  @Test
  void everyOperationIsNamedOnce() {
    assertThat(contract.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(contract.operations())
        .allSatisfy(
            operation -> assertThat(operation.node().path("summary").asText()).isNotEmpty());
  }

  @Test
  void everyParameterOfAPathIsDescribed() {
    for (Operation operation : contract.operations()) {
      assertThat(parameters(operation, "path"))
          .as(operation.toString())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(operation.path().split("[{]", -1))
                  .skip(1)
                  .map(part -> part.replaceFirst("}.*", ""))
                  .toList());
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(contract.document().findValuesAsText("$ref"))
        .allSatisfy(reference ->
            assertThat(contract.document().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void everyBodyHasAnExampleThatIsRight() {
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      for (JsonNode example : schema.getValue().path("examples")) {
        assertThat(contract.faults("#/components/schemas/" + schema.getKey(), example.toString()))
            .as("example of " + schema.getKey())
            .isEmpty();
      }
    }
    assertThat(bodies())
        .allSatisfy(name ->
            assertThat(contract.document().at("/components/schemas/" + name + "/examples"))
                .as("examples of " + name)
                .isNotEmpty());
  }

  @Test
  void aMemberThatIsNotDocumentedIsAFault() {
    assertThat(contract.faults("#/components/schemas/Preview", "{\"html\":\"\",\"more\":1}"))
        .hasSize(1);
    assertThat(contract.faults("#/components/schemas/Preview", "{}")).hasSize(1);
  }

  /// The schemas of what is sent and answered.
  private List<String> bodies() {
    return contract.document().findValues("content").stream()
        .flatMap(content -> content.findValuesAsText("$ref").stream())
        .map(reference -> reference.replaceFirst(".*/", ""))
        .distinct()
        .toList();
  }

  private List<String> parameters(Operation operation, String in) {
    return Stream.ofNullable(operation.node().get("parameters"))
        .flatMap(all -> all.valueStream())
        .map(contract::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  private static Map<String, List<String>> resourceMethods() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.paopao")
            .stream()
            .filter(
                type -> type.getPackageName().endsWith(".rest") && type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> verb(method) != null)
            .collect(toMap(OpenApiTest::name, OpenApiTest::roles, (a, b) -> a, TreeMap::new));
  }

  private static String name(Method method) {
    return verb(method)
        + " "
        + BASE
        + path(method.getDeclaringClass().getAnnotation(Path.class))
        + path(method.getAnnotation(Path.class));
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : path.value().replaceFirst("^/?", "/").replaceFirst("/$", "");
  }

  private static @Nullable String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .findFirst()
        .map(verb -> verb.toUpperCase(Locale.ROOT))
        .orElse(null);
  }

  private static List<String> roles(Method method) {
    RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
    assertThat(allowed != null || method.isAnnotationPresent(PermitAll.class))
        .as(name(method))
        .isTrue();
    return allowed == null ? List.of() : List.of(allowed.value());
  }
}
