package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The forum is used while one part fails in one way, and afterwards. `-Dchaos.cells` names parts
/// and faults (`redis:freeze,…`), `-Dchaos.fault-millis` how long each lasts. All times are written
/// to `target/degradation.md`; what is judged is in [DegradationCheck].
class DegradationIT {

  private static final String CELLS =
      System.getProperty("chaos.cells", "redis:freeze,kafka:freeze,replica:kill,primary:freeze");
  private static final Duration FAULT =
      Duration.ofMillis(Integer.getInteger("chaos.fault-millis", 4000));
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Path FIGURES = Path.of("target/degradation.md");

  private final Stack stack = Stack.running();
  private final Api member = Api.member();
  private final String thread = member.thread("Degradation", "start").getString("id");

  record Cell(String part, Fault fault) {
    static Cell parse(String text) {
      String[] names = text.split(":", 2);
      return new Cell(names[0], Fault.valueOf(names[1].toUpperCase(Locale.ROOT)));
    }

    boolean isPrimary() {
      return part.equals("primary");
    }
  }

  static Stream<Cell> cells() {
    return Arrays.stream(CELLS.split(",", -1)).map(Cell::parse);
  }

  @AfterEach
  void awaitNormal() {
    stack.start();
    Eventually.within(LONGEST, this::isNormal);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void usersNoticeLittleWhenOnePartFails(Cell cell) throws Exception {
    Part part = part(cell.part());
    Eventually.within(LONGEST, this::isNormal);
    List<Call> during;
    double secondsToNormal;
    try (Usage usage = Usage.begin()) {
      Eventually.within(LONGEST, () -> assertThat(usage.take()).isNotEmpty());
      cell.fault().begin(part);
      try {
        LockSupport.parkNanos(FAULT.toNanos());
      } finally {
        cell.fault().end(part);
      }
      long ended = System.nanoTime();
      Eventually.within(LONGEST, this::isNormal);
      secondsToNormal = (System.nanoTime() - ended) / 1e9;
      during = usage.take();
    }
    write(cell, during, secondsToNormal);

    assertThat(DegradationCheck.violations(during, cell.isPrimary())).isEmpty();
    for (Call.Kind kind : Call.Kind.values()) {
      assertThat(during).as(kind + " took place").anyMatch(call -> call.kind() == kind);
    }
  }

  private Part part(String name) {
    return switch (name) {
      case "redis" -> stack.redis();
      case "kafka" -> stack.kafka();
      case "replica" -> stack.replica();
      case "primary" -> stack.primary();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// A write works, and the forum says of itself that nothing is missing.
  private void isNormal() {
    member.post("threads/" + thread + "/posts", json("body", "normal")).expect(201);
    assertThat(Api.anonymous().get("/health/ready").expect(200).body()).doesNotContain("degraded");
    assertThat(Metrics.now().value("paopao_redis_open")).hasValue(0.0);
  }

  private static void write(Cell cell, List<Call> calls, double secondsToNormal)
      throws IOException {
    String row =
        "| %s | %s | %s | %s | %d | %.1f |%n"
            .formatted(
                cell.part(),
                cell.fault().name().toLowerCase(Locale.ROOT),
                figures(calls, Call.Kind.READ),
                figures(calls, Call.Kind.WRITE),
                count(calls, Call.Kind.TRESPASS, true),
                secondsToNormal);
    Files.writeString(FIGURES, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    System.out.print(row);
  }

  /// All, failed, the 99th of hundred and the longest in milliseconds.
  private static String figures(List<Call> calls, Call.Kind kind) {
    double[] millis =
        calls.stream()
            .filter(call -> call.kind() == kind)
            .mapToDouble(Call::millis)
            .sorted()
            .toArray();
    return "%,d | %d | %.0f | %.0f"
        .formatted(
            millis.length,
            millis.length - count(calls, kind, true),
            millis[(int) (0.99 * (millis.length - 1))],
            millis[millis.length - 1]);
  }

  private static long count(List<Call> calls, Call.Kind kind, boolean succeeded) {
    return calls.stream()
        .filter(call -> call.kind() == kind && call.succeeded() == succeeded)
        .count();
  }
}
