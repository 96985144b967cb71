package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {

  @TempDir Path folder;

  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf =
        Shelf.in(folder)
            .with(
                Shelf.thread("hans", "如何重置数据迁移任务", "重启 TiKV 之后任务停止"),
                Shelf.thread("hant", "資料庫連線逾時", "伺服器無法連線"),
                Shelf.thread(
                    "en", "Grinding coffee beans", "How fine should I grind them for C++?"),
                Shelf.post("reply", "hans", "宽窄巷子的黑猫警长用 Node.js 写的"));
  }

  @AfterEach
  void close() throws IOException {
    shelf.close();
  }

  @Test
  void findsTraditionalBySimplifiedAndTheReverse() {
    assertThat(shelf.ids("资料库")).containsExactly("hant");
    assertThat(shelf.ids("連線")).containsExactly("hant");
    assertThat(shelf.ids("數據遷移")).containsExactly("hans");
  }

  @Test
  void findsMixedScripts() {
    assertThat(shelf.ids("重启tikv")).containsExactly("hans");
    assertThat(shelf.ids("ＴＩＫＶ 重啟")).containsExactly("hans");
  }

  @Test
  void findsOneCharacterInsideAWord() {
    assertThat(shelf.ids("猫")).containsExactly("reply");
    assertThat(shelf.ids("巷")).containsExactly("reply");
  }

  @Test
  void findsWordsThatNoDictionaryHas() {
    assertThat(shelf.ids("窄巷")).containsExactly("reply");
    assertThat(shelf.ids("宽窄巷子")).containsExactly("reply");
  }

  @Test
  void findsTechnicalTermsAsWritten() {
    assertThat(shelf.ids("C++")).containsExactly("en");
    assertThat(shelf.ids("c")).isEmpty();
    assertThat(shelf.ids("nodejs")).containsExactly("reply");
    assertThat(shelf.ids("node")).containsExactly("reply");
  }

  @Test
  void findsEnglishByStem() {
    assertThat(shelf.ids("grinds bean")).containsExactly("en");
  }

  @Test
  void fallsBackToSomeOfTheWordsWhenNoDocumentHasAll() {
    assertThat(shelf.ids("重置 任务")).containsExactly("hans");
    assertThat(shelf.ids("重置 宇宙飞船")).containsExactly("hans");
  }

  @Test
  void holdsPhrasesTogether() {
    assertThat(shelf.ids("\"迁移任务\"")).containsExactly("hans");
    assertThat(shelf.ids("\"任务迁移\"")).isEmpty();
    assertThat(shelf.ids("\"coffee beans\"")).containsExactly("en");
    assertThat(shelf.ids("\"beans coffee\"")).isEmpty();
    assertThat(shelf.ids("\"重启 TiKV\"")).containsExactly("hans");
  }

  @Test
  void leavesOutWhatIsExcluded() {
    shelf.with(Shelf.post("cold", "en", "coffee, cold"));
    assertThat(shelf.ids("coffee")).containsExactlyInAnyOrder("en", "cold");
    assertThat(shelf.ids("coffee -cold")).containsExactly("en");
    assertThat(shelf.ids("coffee -\"grinding coffee\"")).containsExactly("cold");
  }

  @Test
  void putsTitlesFirst() {
    shelf.with(Shelf.thread("body", "别的事情", "说说火焰图"), Shelf.thread("title", "火焰图", "说说别的事情"));
    assertThat(shelf.ids("火焰图")).containsExactly("title", "body");
  }

  @Test
  void putsTheNewerFirstWhenTheRestIsEqual() {
    var old = Shelf.post("old", "t", "一模一样的话");
    var young =
        new Entry(
            Kind.POST,
            "young",
            "t",
            "young",
            "tech",
            "bob",
            List.of(),
            Shelf.DAY.plusSeconds(864_000),
            "A thread",
            old.body());
    shelf.with(old, young);
    assertThat(shelf.ids("一模一样")).containsExactly("young", "old");
  }

  @Test
  void findsPeopleByHandleAndName() {
    shelf.with(Entry.user("u1", "xiao_wang", "王小明", Shelf.DAY));
    assertThat(shelf.ids("王小明")).containsExactly("u1");
    assertThat(shelf.ids("xiao_wang")).containsExactly("u1");
    assertThat(shelf.ids("xia")).containsExactly("u1");
  }

  @Test
  void replacesWhatHasTheSameKindAndId() {
    shelf.with(Shelf.thread("hans", "换了题目", "换了内容"));
    assertThat(shelf.ids("迁移任务")).isEmpty();
    assertThat(shelf.ids("换了题目")).containsExactly("hans");
  }

  @Test
  void deletedDocumentsAreGone() {
    shelf.index().delete(Kind.POST, "reply");
    shelf.index().refresh();
    assertThat(shelf.ids("猫")).isEmpty();
    shelf.with(Shelf.post("reply", "hans", "猫"));
    shelf.index().deleteThread("hans");
    shelf.index().refresh();
    assertThat(shelf.ids("猫")).isEmpty();
    assertThat(shelf.ids("TiKV")).isEmpty();
    shelf.index().deleteAll();
    shelf.index().refresh();
    assertThat(shelf.ids("coffee")).isEmpty();
  }

  @Test
  void answersNothingToABlankQuestion() {
    assertThat(shelf.search("  ")).isEqualTo(SearchPage.EMPTY);
    assertThat(shelf.ids("，。！？")).isEmpty();
  }
}
