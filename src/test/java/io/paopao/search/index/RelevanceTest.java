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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How well questions find their answers in a manual, in both scripts.
class RelevanceTest {

  private static final Path SAMPLE = Path.of("src/test/resources/search");

  private record Figures(double recall, double reciprocalRank) {}

  @TempDir Path folder;

  private static List<JsonObject> rows(String file) throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLE.resolve(file))) {
      return lines.map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
    }
  }

  private static Map<String, String> answers() throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLE.resolve("qrels.tsv"))) {
      return lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }
  }

  private static Figures ask(Shelf shelf, String file) throws IOException {
    var answers = answers();
    var ranks = new TreeMap<String, Double>();
    for (var question : rows(file)) {
      var id = question.getString("_id");
      var request = new SearchRequest(question.getString("text"), SearchFilter.NONE, 10, null);
      int rank = shelf.ids(request).indexOf(answers.get(id));
      ranks.put(id, rank < 0 ? 0 : 1.0 / (rank + 1));
    }
    double found = ranks.values().stream().filter(rank -> rank > 0).count();
    double sum = ranks.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Figures(found / ranks.size(), sum / ranks.size());
  }

  @Test
  void findsTheAnswersAmongTheFirstTen() throws IOException {
    try (var shelf = Shelf.in(folder)) {
      for (var row : rows("corpus.jsonl")) {
        var id = row.getString("_id");
        shelf.index().upsert(Shelf.thread(id, row.getString("title"), row.getString("text")));
      }
      shelf.index().refresh();
      var simplified = ask(shelf, "queries.jsonl");
      var traditional = ask(shelf, "queries.zh-hant.jsonl");
      System.out.printf("Relevance: simplified %s, traditional %s%n", simplified, traditional);
      assertThat(simplified.recall()).isGreaterThanOrEqualTo(0.5);
      assertThat(traditional.recall()).isGreaterThanOrEqualTo(0.5);
      assertThat(simplified.reciprocalRank()).isGreaterThanOrEqualTo(0.4);
    }
  }
}
