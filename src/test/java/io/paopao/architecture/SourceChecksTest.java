package io.paopao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Error Prone and NullAway over every source file; each finding is a failure.
class SourceChecksTest {

  private static final String ERROR_PRONE =
      "-Xplugin:ErrorProne -XepOpt:NullAway:OnlyNullMarked=true -XepOpt:NullAway:JSpecifyMode=true"
          + " -XepOpt:NullAway:ExcludedFieldAnnotations="
          + "jakarta.inject.Inject,jakarta.annotation.Resource,jakarta.ws.rs.core.Context"
          + " -Xep:NullAway:ERROR -Xep:MissingSummary:OFF";

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "src/test/java"})
  void errorProneFindsNothing(String sources) throws IOException {
    assertThat(findings(filesOf(Path.of(sources)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Object o() { return null; }", "int i(String s) { s.trim(); return 1; }"})
  void plantedFaultIsFound(String method, @TempDir Path folder) throws IOException {
    Path fault = folder.resolve("Fault.java");
    Files.writeString(fault, "@org.jspecify.annotations.NullMarked class Fault { " + method + " }");
    assertThat(findings(List.of(fault))).isNotEmpty();
  }

  private List<String> findings(List<Path> files) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path");
    List<String> options =
        List.of(
                List.of("--release", "25", "-proc:none", "-implicit:none"),
                List.of("-classpath", path, "-processorpath", path, ERROR_PRONE),
                List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"),
                // all of the analysis, none of the class files
                List.of("--should-stop=ifNoError=FLOW"))
            .stream()
            .flatMap(List::stream)
            .toList();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      compiler
          .getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
        .map(Object::toString)
        .toList();
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
