package io.paopao.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.BoardLink;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Person;
import io.paopao.pages.view.Person.Standing;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.Tag;
import io.paopao.pages.view.ThreadList;
import io.paopao.pages.view.ThreadList.Sort;
import io.paopao.pages.view.ThreadRow;
import io.paopao.pages.view.Viewer;
import io.paopao.pages.view.Watch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesTest {

  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";
  private static final int HTML_BUDGET = 30 * 1024;

  @Test
  void escapesWhatPeopleChoose() {
    Person evil = new Person(HOSTILE, HOSTILE, Standing.MEMBER);
    BoardLink board = new BoardLink(HOSTILE, HOSTILE, 1, 1);
    ThreadRow row =
        new ThreadRow(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            board,
            List.of(new Tag(HOSTILE)),
            evil,
            Samples.NOW,
            1,
            List.of(evil),
            Set.of());
    Viewer viewer = new Viewer("1", evil, 0, 0, new Watch("user:1", "e", 0), false);
    Frame frame =
        Samples.frame(Language.ENGLISH, viewer, Samples.at(Section.HOME, "/b/" + HOSTILE));
    ThreadList list =
        new ThreadList(
            Sort.ACTIVE,
            "/",
            new ThreadList.BoardHeader(board, HOSTILE),
            null,
            List.of(row),
            HOSTILE,
            List.of(Samples.watch(HOSTILE)));

    Document page = Jsoup.parse(PagePreview.list(frame, list));

    assertThat(page.select("script").eachAttr("src")).hasSize(1);
    assertThat(page.select("img, [onerror]")).isEmpty();
    assertThat(page.select(".row-title a").text()).isEqualTo(HOSTILE);
    assertThat(page.select(".row .tag").text()).isEqualTo(HOSTILE);
    assertThat(page.select("i[data-watch]").attr("data-watch")).isEqualTo(HOSTILE);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void keepsToTheContentSecurityPolicy(Language language) {
    PagePreview.all(language)
        .forEach((name, html) -> {
          Document page = Jsoup.parse(html);
          assertThat(page.select("style, [style]")).as(name).isEmpty();
          assertThat(page.select("script:not([src])")).as(name).isEmpty();
          assertThat(page.select("script, link[rel=stylesheet], link[rel=icon]"))
              .as(name)
              .allSatisfy(e -> assertThat(e.attr("src") + e.attr("href")).startsWith("/assets/"));
          assertThat(attributes(page)).as(name).noneMatch(a -> a.startsWith("on"));
        });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasOneHeadingLandmarksAndUniqueIds(Language language) {
    PagePreview.all(language)
        .forEach((name, html) -> {
          Document page = Jsoup.parse(html);
          assertThat(page.select("h1")).as(name).hasSize(1);
          assertThat(page.select("main")).as(name).hasSize(1);
          assertThat(page.selectFirst("body a"))
              .as(name)
              .hasToString(page.select("a.skip").toString());
          assertThat(page.select("[id]").eachAttr("id")).as(name).doesNotHaveDuplicates();
          assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
        });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFormThatChangesSomethingCarriesItsToken(Language language) {
    PagePreview.all(language)
        .forEach((name, html) ->
            assertThat(Jsoup.parse(html).select("form[method=post]"))
                .as(name)
                .allSatisfy(
                    form -> assertThat(form.select("[name=csrf]").val()).isEqualTo("csrf-1")));
  }

  @Test
  void writesPostHtmlAsItWasSanitised() {
    Document page = Jsoup.parse(page(Language.CHINESE, "thread"));
    assertThat(page.select("#p-11 .prose strong").text()).isEqualTo("可重复读");
    assertThat(page.select("#p-15 .prose").attr("lang")).isEqualTo("en");
    assertThat(page.select("#p-16 .prose, #p-16 form")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aFieldThatIsWrongSaysWhereItIsToldWhy(Language language) {
    for (String name : List.of("stock-refused", "edit-refused", "item-refused", "register-error")) {
      Document page = Jsoup.parse(page(language, name));
      assertThat(page.select("main .field-error")).as(name).isNotEmpty();
      for (Element error : page.select("main .field-error")) {
        List<Element> fields =
            page.select("[aria-invalid=true]").stream()
                .filter(field ->
                    List.of(field.attr("aria-describedby").split(" ")).contains(error.id()))
                .toList();
        assertThat(fields).as(name + " " + error.id()).hasSize(1);
      }
    }
    Document sound = Jsoup.parse(page(language, "item-edit"));
    assertThat(sound.select("main [aria-invalid], main [aria-describedby]")).isEmpty();
  }

  @Test
  void whatIsGoneFromTheMallCanBeRemovedFromTheCart() {
    Document cart = Jsoup.parse(page(Language.ENGLISH, "cart-gone"));
    assertThat(cart.select(".line").text()).contains("nothing", "not offered any more");
    assertThat(cart.select(".line [name=sku]").val()).isEqualTo("nothing");
    assertThat(cart.select(".line [name=remove]")).hasSize(1);
    assertThat(cart.select("form[action='/cart/order'], .total")).isEmpty();
    Document small = Jsoup.parse(page(Language.ENGLISH, "cart-small"));
    assertThat(small.select("form[action='/cart/order'] [name=lines]").val()).isEqualTo("mug.1");
  }

  @Test
  void anItemKeepsACurrencyThatTheFormDoesNotOffer() {
    Document edit = Jsoup.parse(page(Language.ENGLISH, "item-edit"));
    assertThat(edit.select("#n-currency option[selected]").val()).isEqualTo("EUR");
    assertThat(edit.select("#n-sku, #n-stock")).isEmpty();
    Document fresh = Jsoup.parse(page(Language.ENGLISH, "stock"));
    assertThat(fresh.select("#n-currency option").eachAttr("value"))
        .containsExactly("POINTS", "CNY");
  }

  @Test
  void theMallSaysAllThatIsWrongWithAnOrder() {
    Document item = Jsoup.parse(page(Language.ENGLISH, "item-refused"));
    assertThat(item.select("main .alert").eachText()).containsExactly("no such item");
    assertThat(item.select("#quantity").attr("aria-invalid")).isEqualTo("true");
    assertThat(item.select("#quantity + .field-error").text()).isEqualTo("from 1 to 1,000");
    Document cart = Jsoup.parse(page(Language.ENGLISH, "cart-refused"));
    assertThat(cart.select("main .alert").eachText())
        .containsExactly("no such item", "from 1 to 1,000");
  }

  @Test
  void showsAPictureOverTheLettersOfWhoHasOne() {
    String url = "/media/0123456789abcdef0123456789abcdef";
    Person ada = new Person("ada", "Ada", Standing.MEMBER, url);
    Frame frame =
        Samples.frame(
            Language.ENGLISH,
            new Viewer("1", ada, 0, 0, new Watch("user:1", "e", 0), false),
            Samples.at(Section.HOME, "/settings"));

    Document page =
        Jsoup.parse(PagePreview.render("settings.jte", frame, "page", ReportSamples.settings()));

    assertThat(page.select(".top .avatar img").attr("src")).isEqualTo(url);
    assertThat(page.select(".avatar img").attr("alt")).isEmpty();
    assertThat(page.select(".avatar-form .avatar").text()).isEqualTo("A");
    assertThat(page.select("form[action='/settings/avatar']").attr("enctype"))
        .isEqualTo("multipart/form-data");
    assertThat(page.select("form[action='/settings/avatar/remove']")).hasSize(1);
  }

  @Test
  void offersGuestsTheWayIn() {
    Document page = Jsoup.parse(page(Language.ENGLISH, "thread-guest"));
    assertThat(page.select("[data-composer]")).isEmpty();
    assertThat(page.select(".join a").attr("href")).isEqualTo("/login?next=%2Ft%2F2");
  }

  @Test
  void staysSmall() {
    byte[] page = page(Language.CHINESE, "thread").getBytes(StandardCharsets.UTF_8);
    Deflater deflater = new Deflater();
    deflater.setInput(page);
    deflater.finish();
    assertThat(deflater.deflate(new byte[HTML_BUDGET * 2])).isLessThan(HTML_BUDGET);
    deflater.end();
  }

  private static String page(Language language, String name) {
    return PagePreview.all(language).getOrDefault(name, "");
  }

  private static List<String> attributes(Document page) {
    return page.getAllElements().stream()
        .map(Element::attributes)
        .flatMap(a -> a.asList().stream())
        .map(a -> a.getKey())
        .toList();
  }
}
