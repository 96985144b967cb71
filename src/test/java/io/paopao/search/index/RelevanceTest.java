package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How well questions find their answers in a manual, in both scripts.
class RelevanceTest {

  private static final Path SAMPLE = Path.of("src/test/resources/search");

  @TempDir static Path folder;

  private static Shelf shelf;
  private static Map<String, String> answers;

  /// The share of questions answered among the first ten, and the mean of 1 / rank.
  private record Figures(double recall, double reciprocalRank) {

    static Figures of(List<Integer> ranks) {
      double found = ranks.stream().filter(rank -> rank > 0).count();
      double sum = ranks.stream().filter(rank -> rank > 0).mapToDouble(rank -> 1.0 / rank).sum();
      return new Figures(found / ranks.size(), sum / ranks.size());
    }
  }

  @BeforeAll
  static void index() throws IOException {
    shelf = Shelf.in(folder);
    for (var row : rows("corpus.jsonl")) {
      var id = row.getString("_id");
      shelf.index().upsert(Shelf.thread(id, row.getString("title"), row.getString("text")));
    }
    shelf.index().refresh();
    shelf.index().commit(Map.of());
    try (Stream<String> lines = Files.lines(SAMPLE.resolve("qrels.tsv"))) {
      answers =
          lines
              .skip(1)
              .map(line -> line.split("\t", -1))
              .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }
  }

  @AfterAll
  static void close() throws IOException {
    shelf.close();
  }

  private static List<JsonObject> rows(String file) throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLE.resolve(file))) {
      return lines.map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
    }
  }

  private static Figures ask(String file, Function<String, List<String>> search)
      throws IOException {
    return Figures.of(
        rows(file).stream()
            .map(question ->
                1
                    + search
                        .apply(question.getString("text"))
                        .indexOf(answers.get(question.getString("_id"))))
            .toList());
  }

  private static List<String> both(String question) {
    return shelf.ids(new SearchRequest(question, SearchFilter.NONE, 10, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"queries.jsonl", "queries.zh-hant.jsonl"})
  void findsTheAnswersAmongTheFirstTen(String questions) throws IOException {
    var figures = ask(questions, RelevanceTest::both);
    assertThat(figures.recall()).as(figures.toString()).isGreaterThanOrEqualTo(0.78);
    assertThat(figures.reciprocalRank()).isGreaterThanOrEqualTo(0.60);
  }

  @Test
  void findsMoreByWordsAndGramsThanByEither() throws IOException {
    try (var plain = new PlainSearch(folder)) {
      for (var questions : List.of("queries.jsonl", "queries.zh-hant.jsonl")) {
        var both = ask(questions, RelevanceTest::both);
        var words = ask(questions, plain::byWords);
        var grams = ask(questions, plain::byGrams);
        assertThat(both.recall()).isGreaterThan(Math.max(words.recall(), grams.recall()));
      }
    }
  }
}
