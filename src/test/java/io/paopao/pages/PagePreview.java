package io.paopao.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.paopao.pages.text.Language;
import io.paopao.pages.view.Composer.Kind;
import io.paopao.pages.view.EnrolmentPage;
import io.paopao.pages.view.ErrorPage;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.GatePage;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.NotificationsPage;
import io.paopao.pages.view.NotificationsPage.Group;
import io.paopao.pages.view.NotificationsPage.Item;
import io.paopao.pages.view.Pager;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.ProfilePage;
import io.paopao.pages.view.SearchPage;
import io.paopao.pages.view.SearchPage.Fragment;
import io.paopao.pages.view.SearchPage.Hit;
import io.paopao.pages.view.SearchPage.Query;
import io.paopao.pages.view.SecurityPage;
import io.paopao.pages.view.ThreadList;
import io.paopao.pages.view.ThreadList.Sort;
import io.paopao.pages.view.ThreadPage;
import io.paopao.pages.view.ThreadPage.TimelineMark;
import io.paopao.pages.view.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders every page with sample data into `target/pages`, to look at without a server behind.
final class PagePreview {

  static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private PagePreview() {}

  static void main(String[] args) throws IOException {
    Path target = Path.of("target/pages");
    for (Language language : Language.values()) {
      for (Map.Entry<String, String> page : all(language).entrySet()) {
        write(
            target.resolve(page.getKey() + "." + language.tag() + ".html"),
            page.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    for (String name : Assets.NAMES) {
      write(
          target.resolve(Samples.ASSETS.url(name).substring(1)),
          Samples.ASSETS.find(name).orElseThrow().body());
    }
  }

  /// Every page by name, in one language.
  static Map<String, String> all(Language language) {
    Map<String, String> pages = new LinkedHashMap<>();
    Frame home = frame(language, Samples.VIEWER, Section.HOME, "/");
    Frame guest = frame(language, null, Section.HOME, "/");
    Frame board = frame(language, Samples.VIEWER, Section.HOME, "/b/coffee");
    Frame other = frame(language, Samples.VIEWER, Section.ELSEWHERE, "/t/2");
    pages.put("home", list(home, full()));
    pages.put("home-guest", list(guest, full()));
    pages.put("board", list(board, boardList()));
    pages.put("board-empty", list(board, emptyList()));
    pages.put("thread", thread(other, true));
    pages.put("thread-guest", thread(frame(language, null, Section.ELSEWHERE, "/t/2"), false));
    pages.put(
        "new",
        render(
            "write.jte",
            frame(language, Samples.VIEWER, Section.NEW, "/new"),
            "composer",
            Samples.composer(Kind.THREAD, Form.EMPTY)));
    pages.put(
        "new-error",
        render(
            "write.jte",
            frame(language, Samples.VIEWER, Section.NEW, "/new"),
            "composer",
            Samples.composer(Kind.THREAD, Samples.filled())));
    pages.put(
        "search",
        render(
            "search.jte",
            frame(language, Samples.VIEWER, Section.SEARCH, "/search?q=1"),
            "page",
            search()));
    pages.put(
        "search-start",
        render(
            "search.jte",
            guest,
            "page",
            new SearchPage(new Query("", "thread", "", "", ""), List.of(), 0, null)));
    pages.put(
        "search-none",
        render(
            "search.jte",
            guest,
            "page",
            new SearchPage(new Query("<b>不存在", "thread", "", "", ""), List.of(), 0, null)));
    pages.put(
        "profile",
        render(
            "profile.jte",
            frame(language, Samples.VIEWER, Section.ME, "/u/ada"),
            "page",
            profile()));
    pages.put("settings", render("settings.jte", other, "page", ReportSamples.settings()));
    pages.put("people", render("settings.jte", other, "page", ReportSamples.people()));
    pages.put("report", render("report.jte", other, "page", ReportSamples.report()));
    pages.put("queue", render("queue.jte", other, "page", ReportSamples.queue()));
    pages.put(
        "notifications",
        render(
            "notifications.jte",
            frame(language, Samples.VIEWER, Section.NOTIFICATIONS, "/notifications"),
            "page",
            notices()));
    pages.put(
        "notifications-empty",
        render("notifications.jte", home, "page", new NotificationsPage(List.of(), true, 0, null)));
    pages.put("login", render("login.jte", guest, "form", Form.EMPTY));
    pages.put("login-code", render("login_code.jte", guest, "form", Samples.filled()));
    pages.putAll(security(language));
    pages.put("register-error", render("register.jte", guest, "form", Samples.filled()));
    pages.put(
        "error-404",
        render(
            "error.jte",
            guest,
            "error",
            new ErrorPage(404, "thread.unknown", null, "4bf92f3577b34da6a3ce929d0e0e4736", false)));
    pages.put(
        "error-500",
        render(
            "error.jte",
            home,
            "error",
            new ErrorPage(500, "internal", null, "4bf92f3577b34da6a3ce929d0e0e4736", true)));
    pages.putAll(mall(language));
    return pages;
  }

  private static Map<String, String> security(Language language) {
    Frame member = frame(language, Samples.VIEWER, Section.ME, "/settings/security");
    List<SecurityPage.Device> devices =
        List.of(
            new SecurityPage.Device("1", "Firefox 140 · Ubuntu", Samples.ago("PT1M"), true),
            new SecurityPage.Device("2", "", Samples.ago("P3D"), false));
    SecurityPage off =
        new SecurityPage(
            new SecurityPage.Address("ada@example.org", false),
            new SecurityPage.SecondFactor(false, 0),
            "Example",
            devices,
            List.of(),
            new SecurityPage.Notice(Samples.filled(), "ada@example.org", List.of(), "", ""));
    SecurityPage on =
        new SecurityPage(
            new SecurityPage.Address("ada@example.org", true),
            new SecurityPage.SecondFactor(true, 10),
            "Example",
            devices.subList(0, 1),
            List.of(new SecurityPage.Token("7", "备份 backup", List.of("read"), Samples.ago("P3D"))),
            new SecurityPage.Notice(
                Form.EMPTY,
                "",
                List.of("abcd-efgh-ijkl-mnop", "abcd-efgh-ijkl-mnoq"),
                "ppt_AAAA",
                "https://provider.example/authorize"));
    EnrolmentPage enrolment =
        new EnrolmentPage("JBSWY3DPEHPK3PXP", "otpauth://totp/Paopao:ada", Form.EMPTY);
    Map<String, String> pages = new LinkedHashMap<>();
    Frame guest = frame(language, null, Section.ME, "/");
    for (String kind : List.of("forgot", "mailed", "reset", "verify")) {
      GatePage gate = new GatePage(kind, Samples.filled());
      pages.put("mail-" + kind, render("mail_link.jte", guest, "page", gate));
    }
    pages.put("security", render("security.jte", member, "page", off));
    pages.put("security-on", render("security.jte", member, "page", on));
    pages.put("enrolment", render("enrolment.jte", member, "page", enrolment));
    return pages;
  }

  private static Map<String, String> mall(Language language) {
    Map<String, String> pages = new LinkedHashMap<>();
    Frame member = frame(language, Samples.VIEWER, Section.ELSEWHERE, "/mall");
    Frame guest = frame(language, null, Section.ELSEWHERE, "/mall");
    pages.put("mall", render("mall.jte", member, "page", MallSamples.mall()));
    pages.put("mall-empty", render("mall.jte", guest, "page", MallSamples.emptyMall()));
    pages.put("item", render("item.jte", member, "page", MallSamples.item(true)));
    pages.put("item-guest", render("item.jte", guest, "page", MallSamples.item(true)));
    pages.put("item-unlisted", render("item.jte", member, "page", MallSamples.item(false)));
    pages.put("item-refused", render("item.jte", member, "page", MallSamples.refusedItem()));
    pages.put("cart-refused", render("cart.jte", member, "page", MallSamples.refusedCart()));
    pages.put("cart", render("cart.jte", member, "page", MallSamples.cart()));
    pages.put("cart-small", render("cart.jte", member, "page", MallSamples.smallCart()));
    pages.put("cart-guest", render("cart.jte", guest, "page", MallSamples.smallCart()));
    pages.put("cart-gone", render("cart.jte", member, "page", MallSamples.goneCart()));
    pages.put("cart-empty", render("cart.jte", guest, "page", MallSamples.emptyCart()));
    pages.put("orders", render("orders.jte", member, "page", MallSamples.orders(false)));
    pages.put("orders-admin", render("orders.jte", member, "page", MallSamples.orders(true)));
    pages.put("orders-empty", render("orders.jte", member, "page", MallSamples.noOrders()));
    for (String status : List.of("placed", "reserved", "paid", "cancelled", "refunded")) {
      pages.put("order-" + status, render("order.jte", member, "page", MallSamples.order(status)));
    }
    pages.put("points", render("points.jte", member, "page", MallSamples.points()));
    pages.put("points-empty", render("points.jte", member, "page", MallSamples.noPoints()));
    pages.put("stock", render("stock.jte", member, "page", MallSamples.stock()));
    pages.put("stock-refused", render("stock.jte", member, "page", MallSamples.refusedStock()));
    pages.put("item-edit", render("item_edit.jte", member, "page", MallSamples.edited(true)));
    pages.put("edit-refused", render("item_edit.jte", member, "page", MallSamples.edited(false)));
    return pages;
  }

  static Frame frame(Language language, @Nullable Viewer viewer, Section section, String path) {
    return Samples.frame(language, viewer, Samples.at(section, path));
  }

  static String list(Frame f, ThreadList list) {
    return render("threads.jte", f, "list", list);
  }

  private static ThreadList full() {
    return new ThreadList(
        Sort.ACTIVE,
        "/",
        null,
        null,
        Samples.rows(),
        "abc",
        List.of(Samples.watch("board:coffee"), Samples.watch("board:database")));
  }

  private static ThreadList boardList() {
    return new ThreadList(
        Sort.HOT,
        "/b/coffee",
        header(),
        null,
        Samples.rows().subList(2, 6),
        null,
        List.of(Samples.watch("board:coffee")));
  }

  private static ThreadList emptyList() {
    return new ThreadList(
        Sort.NEW,
        "/b/coffee",
        header(),
        null,
        List.of(),
        null,
        List.of(Samples.watch("board:coffee")));
  }

  private static ThreadList.BoardHeader header() {
    return new ThreadList.BoardHeader(Samples.BOARDS.getFirst(), "豆子、器具、手法，以及一切和咖啡有关的事。");
  }

  static String thread(Frame f, boolean writing) {
    ThreadPage page =
        new ThreadPage(
            Samples.rows().get(1),
            12_840,
            12,
            Samples.posts(),
            new Pager(1, 3, null, "/t/2?page=2"),
            List.of(
                new TimelineMark(Samples.ago("P400D"), 1, "/t/2", true),
                new TimelineMark(Samples.ago("P90D"), 21, "/t/2?page=2", false),
                new TimelineMark(Samples.ago("PT4M"), 46, "/t/2?page=3", false)),
            writing ? "/p/15" : null,
            Samples.attribution(),
            writing ? Samples.composer(Kind.REPLY, Form.EMPTY) : null,
            Samples.watch("thread:2"));
    return render("thread.jte", f, "page", page);
  }

  private static SearchPage search() {
    List<Fragment> title =
        List.of(
            new Fragment("TiDB 的", false),
            new Fragment("事务", true),
            new Fragment("隔离级别和 MySQL 有什么不同？", false));
    List<Fragment> text =
        List.of(
            new Fragment("默认的快照", false),
            new Fragment("隔离", true),
            new Fragment("下，SELECT 不会加锁，读到的是", false),
            new Fragment("事务", true),
            new Fragment("开始时的版本。所以你看到的“没有幻读”其实是快照带来的。", false));
    Hit hit =
        new Hit(
            "thread", "/t/2", title, text, Samples.BOARDS.get(1), Samples.ADA, Samples.ago("PT3H"));
    return new SearchPage(
        new Query("事务 隔离", "thread", "database", "", ""),
        List.of(hit, hit, hit),
        23,
        "/search?cursor=x");
  }

  private static ProfilePage profile() {
    ProfilePage.Reply reply =
        new ProfilePage.Reply(
            "/p/12", "TiDB 的事务隔离级别和 MySQL 有什么不同？", "默认的快照隔离下，SELECT 不会加锁。", Samples.ago("P3D"));
    return new ProfilePage(
        Samples.ADA,
        "写数据库，也写一点诗。",
        Samples.ago("P800D"),
        new ProfilePage.Figures(12_840, 3),
        Samples.rows().subList(1, 4),
        List.of(reply, reply),
        false,
        new ProfilePage.Relation(true, false));
  }

  private static NotificationsPage notices() {
    Item reply =
        new Item(
            "1",
            "reply",
            Samples.ADA,
            "默认的快照隔离下，SELECT 不会加锁，读到的是事务开始时的版本。",
            "/p/12",
            Samples.ago("PT4M"),
            false);
    Item mention =
        new Item(
            "2", "mention", Samples.LIN, "@chenmo 可以看看这个。", "/p/14", Samples.ago("PT2H"), false);
    Item reaction = new Item("3", "reaction", Samples.OLIVE, "", "/p/11", Samples.ago("P2D"), true);
    return new NotificationsPage(
        List.of(
            new Group("TiDB 的事务隔离级别和 MySQL 有什么不同？", "/t/2", List.of(reply, mention)),
            new Group("Why is espresso crema bitter on its own?", "/t/3", List.of(reaction))),
        false,
        2,
        "/notifications?cursor=x");
  }

  static String render(String template, Frame f, String name, Object value) {
    StringOutput out = new StringOutput();
    ENGINE.render(template, Map.of("f", f, "head", Head.of("泡泡"), name, value), out);
    return out.toString();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
