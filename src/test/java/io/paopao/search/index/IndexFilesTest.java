package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFilesTest {

  @TempDir Path folder;

  private void commitOne() throws IOException {
    try (var shelf = Shelf.in(folder)) {
      shelf.with(Shelf.thread("1", "咖啡", "豆"));
      shelf.index().commit(Map.of("posts.events-0", 41L, "users.events-1", 7L));
    }
  }

  private Path file(String start) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .findAny()
          .orElseThrow();
    }
  }

  private void assertUnusableThenRebuilt() throws IOException {
    assertThatThrownBy(() -> SearchIndex.open(folder)).isInstanceOf(UnusableIndexException.class);
    SearchIndex.wipe(folder);
    try (var shelf = Shelf.in(folder)) {
      assertThat(shelf.index().positions()).isEmpty();
      assertThat(shelf.with(Shelf.thread("1", "咖啡", "豆")).ids("咖啡")).containsExactly("1");
    }
  }

  @Test
  void keepsDocumentsWithTheirPositions() throws IOException {
    commitOne();
    try (var shelf = Shelf.in(folder)) {
      assertThat(shelf.ids("咖啡")).containsExactly("1");
      assertThat(shelf.index().positions())
          .containsOnly(Map.entry("posts.events-0", 41L), Map.entry("users.events-1", 7L));
    }
  }

  @Test
  void forgetsWhatWasNotCommittedWithItsPosition() throws IOException {
    commitOne();
    try (var shelf = Shelf.in(folder)) {
      shelf.with(Shelf.thread("2", "红茶", ""));
      assertThat(shelf.ids("红茶")).containsExactly("2");
    }
    try (var shelf = Shelf.in(folder)) {
      assertThat(shelf.ids("红茶")).isEmpty();
      assertThat(shelf.index().positions()).containsEntry("posts.events-0", 41L);
    }
  }

  @Test
  void reportsDamagedData() throws IOException {
    commitOne();
    var data = file("_0.cfs");
    var bytes = Files.readAllBytes(data);
    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);
    assertUnusableThenRebuilt();
  }

  @Test
  void reportsMissingData() throws IOException {
    commitOne();
    Files.delete(file("_0.cfs"));
    assertUnusableThenRebuilt();
  }

  @Test
  void reportsADamagedCommit() throws IOException {
    commitOne();
    Files.write(file("segments_"), new byte[0]);
    assertUnusableThenRebuilt();
  }

  @Test
  void reportsAnIndexOfAnotherVersion() throws IOException {
    try (var files = FSDirectory.open(folder);
        var writer = new IndexWriter(files, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("version", "0").entrySet());
      writer.commit();
    }
    assertUnusableThenRebuilt();
  }

  @Test
  void refusesAnIndexThatIsInUse() throws IOException {
    try (var _ = Shelf.in(folder)) {
      assertThatThrownBy(() -> SearchIndex.open(folder))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use");
    }
    assertThat(folder).isNotEmptyDirectory();
  }
}
