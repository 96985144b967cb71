package io.paopao.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {

  private static final URI FORUM = URI.create("http://forum.example/");

  @TempDir private Path folder;

  @Test
  void goesOnAtTheOffsetOfTheLastHandful() throws IOException {
    Path file = Files.write(folder.resolve("a.jsonl"), Collections.nCopies(70, "{\"泡\":1}"));
    long offset;
    try (Lines lines = Lines.open(file, 0)) {
      assertThat(lines.next()).hasSize(50);
      offset = lines.offset();
    }

    try (Lines lines = Lines.open(file, offset)) {
      assertThat(lines.next()).hasSize(20).containsOnly("{\"泡\":1}");
      assertThat(lines.next()).isEmpty();
      assertThat(lines.offset()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void readsALastLineWithoutAnEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("b.jsonl"), "{}\n\n{}");

    try (Lines lines = Lines.open(file, 0)) {
      assertThat(lines.next()).isEqualTo(List.of("{}", "{}"));
    }
  }

  @Test
  void remembersHowFarItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("c.jsonl"), "{}\n");

    Offset.of(folder, file, FORUM).write(3);

    assertThat(Offset.of(folder, file, FORUM).read()).isEqualTo(3);
    assertThat(Offset.of(folder, file, URI.create("http://another/")).read()).isZero();
  }
}
