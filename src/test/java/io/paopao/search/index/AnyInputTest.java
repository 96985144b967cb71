package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is typed or posted is searched, and never fails.
class AnyInputTest {

  private static final List<String> PIECES =
      List.of(
          "咖啡",
          "資料庫",
          "的",
          "TiKV",
          "C++",
          "#",
          "oom-killer",
          "v1.2.3",
          "\"",
          "“",
          "”",
          "「",
          "」",
          "-",
          "-x",
          "board:",
          "author:a",
          "tag:\"",
          ":",
          "：",
          "(",
          "[",
          "*",
          "?",
          "~",
          "^",
          "\\",
          "/",
          "AND",
          " ",
          "\u3000",
          "\n",
          "\0",
          "\uD83D",
          "\uDE00",
          "😀",
          "𠮷",
          "é",
          "e\u0301",
          "ﷺ",
          "\u202E",
          "’s",
          "가나",
          "カナ",
          "ไทย",
          "<b>",
          "%00",
          "🇨🇳",
          "〇",
          "1.0");

  @TempDir Path folder;

  private final Random random = new Random(7);
  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf = Shelf.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    shelf.close();
  }

  private String pieces(int most) {
    return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
        .limit(random.nextInt(most))
        .collect(Collectors.joining());
  }

  private String characters() {
    return random
        .ints(random.nextInt(60), 0, Character.MAX_VALUE + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void neverFails() {
    for (int i = 0; i < 400; i++) {
      var text = i % 2 == 0 ? pieces(12) : characters();
      shelf.index().upsert(Shelf.thread("t" + i % 40, text, pieces(200)));
      if (i % 50 == 0) {
        shelf.index().refresh();
      }
      for (var hit : shelf.search(text).hits()) {
        assertThat(hit.snippet().html()).isNotNull();
        assertThat(hit.title().html()).isNotNull();
      }
    }
  }

  @Test
  void boundsVeryLongQuestions() {
    shelf.with(Shelf.thread("t", "咖啡", "豆"));
    for (var piece : PIECES) {
      assertThat(shelf.search(piece.repeat(10_000)).total()).isLessThanOrEqualTo(1);
    }
    assertThat(shelf.ids("咖啡 " + pieces(10_000))).hasSizeLessThanOrEqualTo(1);
  }
}
