package io.paopao.pages;

import io.paopao.pages.text.Language;
import io.paopao.pages.text.Messages;
import io.paopao.pages.view.Attribution;
import io.paopao.pages.view.BoardLink;
import io.paopao.pages.view.Composer;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Frame.Scheme;
import io.paopao.pages.view.InReplyTo;
import io.paopao.pages.view.Person;
import io.paopao.pages.view.Person.Standing;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.PostView;
import io.paopao.pages.view.PostView.Trait;
import io.paopao.pages.view.Rail;
import io.paopao.pages.view.ReactionView;
import io.paopao.pages.view.Tag;
import io.paopao.pages.view.ThreadRow;
import io.paopao.pages.view.ThreadRow.Flag;
import io.paopao.pages.view.TrustedHtml;
import io.paopao.pages.view.Viewer;
import io.paopao.pages.view.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small forum to render templates with.
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-23T13:00:00Z");
  static final Assets ASSETS = Assets.load();

  static final Person LIN = new Person("lin_yue", "林月", Standing.MODERATOR);
  static final Person CHEN = new Person("chenmo", "陈默", Standing.MEMBER);
  static final Person OLIVE = new Person("olive_marten_8564", "olive_marten_8564", Standing.MEMBER);
  static final Person ADA = new Person("ada", "Ada Wong", Standing.REGULAR);
  static final Person ZHOU = new Person("zhou", "周小鱼", Standing.NEWCOMER);
  static final Person NOBLE = new Person("noble_delta_e53a", "noble_delta_e53a", Standing.MEMBER);
  static final List<Person> PEOPLE = List.of(LIN, CHEN, OLIVE, ADA, ZHOU, NOBLE);

  static final List<BoardLink> BOARDS =
      List.of(
          board("coffee", "Coffee", 428, 3),
          board("database", "数据库", 260, 12),
          board("qa", "问答", 1350, 0),
          board("travel", "旅行", 300, 1),
          board("film", "影视", 412, 0),
          board("music", "音乐", 288, 0),
          board("ai", "Artificial Intelligence", 640, 25),
          board("bicycles", "Bicycles Meta", 96, 0),
          board("quantum", "Quantum Computing", 733, 0),
          board("public", "公開諮詢", 323, 0));

  static final Viewer VIEWER = new Viewer("77", CHEN, 1284, 5, new Watch("user:77", "e", 3), false);

  private Samples() {}

  private static BoardLink board(String slug, String name, long threads, int unread) {
    return new BoardLink(slug, name, threads, unread);
  }

  static Frame frame(Language language, @Nullable Viewer viewer, Place place) {
    List<Rail.HotThread> hot =
        List.of(
            new Rail.HotThread("1", "TiDB 的事务隔离级别和 MySQL 有什么不同？", 46),
            new Rail.HotThread("2", "Why is espresso crema bitter on its own?", 31),
            new Rail.HotThread("3", "第一次去川西自驾，七天够不够", 28));
    List<Tag> tags =
        List.of(tag("手冲"), tag("grinder"), tag("索引"), tag("性能"), tag("neural-networks"), tag("川西"));
    Rail rail = new Rail(PEOPLE, 128, hot, tags);
    List<BoardLink> boards =
        viewer != null
            ? BOARDS
            : BOARDS.stream().map(b -> board(b.slug(), b.name(), b.threadCount(), 0)).toList();
    Messages messages = Messages.in(language);
    return new Frame(messages, Scheme.AUTO, NOW, ASSETS, place, viewer, boards, rail, "csrf-1");
  }

  static Place at(Section section, String path) {
    return new Place(section, path, path.startsWith("/b/") ? path.substring(3) : "");
  }

  static Tag tag(String name) {
    return new Tag(name);
  }

  static Instant ago(String duration) {
    return NOW.minus(Duration.parse(duration));
  }

  static ThreadRow row(String id, String title, String excerpt, int board) {
    return new ThreadRow(
        id,
        title,
        excerpt,
        title.codePoints().anyMatch(Character::isIdeographic) ? "zh-CN" : "en",
        BOARDS.get(board),
        List.of(),
        PEOPLE.get(board % PEOPLE.size()),
        ago("PT12M"),
        0,
        List.of(),
        Set.of());
  }

  static ThreadRow with(ThreadRow r, List<Tag> tags, Active active, Set<Flag> flags) {
    List<Person> last = PEOPLE.subList(0, Math.min(3, active.replies()));
    return new ThreadRow(
        r.id(),
        r.title(),
        r.excerpt(),
        r.lang(),
        r.board(),
        tags,
        r.author(),
        active.at(),
        active.replies(),
        last,
        flags);
  }

  /// When a thread was last active and how many replies it has.
  record Active(String age, int replies) {
    Instant at() {
      return ago(age);
    }
  }

  static List<ThreadRow> rows() {
    return List.of(
        with(
            row("1", "社区约定：先读这一篇再发帖", "欢迎来到泡泡。这里不追热点，只希望每个人都能把话说完。", 9),
            List.of(),
            new Active("PT3H", 14),
            Set.of(Flag.PINNED)),
        with(
            row(
                "2",
                "TiDB 的事务隔离级别和 MySQL 有什么不同？迁移之前需要注意哪些地方",
                "我们准备把一个三百 GB 的订单库从 MySQL 5.7 迁到 TiDB，测试时发现可重复读的表现不太一样，幻读的例子跑出来结果也不同。",
                1),
            List.of(tag("事务"), tag("迁移")),
            new Active("PT4M", 46),
            Set.of(Flag.UNREAD, Flag.FEATURED)),
        with(
            row(
                "3",
                "Why is espresso crema bitter on its own?",
                "Skimming it off changes the cup completely. Is it the CO2, the fines, or something"
                    + " else in the foam?",
                0),
            List.of(tag("espresso"), tag("extraction")),
            new Active("PT26M", 31),
            Set.of(Flag.UNREAD)),
        with(
            row("4", "第一次去川西自驾，七天够不够", "国庆后出发，两个人，一辆普通轿车，担心高反和路况。", 3),
            List.of(tag("自驾"), tag("川西")),
            new Active("PT2H", 28),
            Set.of()),
        with(
            row(
                "5",
                "Rep not synchronized",
                "I was under the impression that rep was synchronized across a parent site and its"
                    + " corresponding meta site.",
                7),
            List.of(tag("bug"), tag("support"), tag("reputation")),
            new Active("P2D", 4),
            Set.of(Flag.LOCKED)),
        with(row("6", "有没有适合雨天听的专辑", "", 5), List.of(), new Active("P1D", 0), Set.of()),
        with(
            row("7", "量子退火到底算不算量子计算？", "看到很多文章把它和门模型混在一起讲，想听听做这行的人怎么看。", 8),
            List.of(tag("annealing")),
            new Active("P30D", 1243),
            Set.of()),
        with(
            row(
                "8",
                "What does “attention” actually compute, and why does dividing by the square root"
                    + " of the dimension keep gradients healthy in very deep models?",
                "I can follow the algebra, but not the intuition behind the scaling.",
                6),
            List.of(tag("transformers")),
            new Active("P2200D", 17),
            Set.of()));
  }

  static PostView post(String id, int number, Person by, String html) {
    List<ReactionView> none =
        List.of("like", "love", "laugh", "surprise", "thanks", "thanks").stream()
            .map(n -> new ReactionView(n, 0, false))
            .toList();
    String lang = html.codePoints().anyMatch(Character::isIdeographic) ? "zh-CN" : "en";
    return new PostView(
        id,
        number,
        by,
        ago("PT" + (300 - number * 30) + "M"),
        null,
        new TrustedHtml(html),
        lang,
        none,
        null,
        Set.of());
  }

  static PostView with(
      PostView p, List<ReactionView> reactions, @Nullable InReplyTo to, Set<Trait> traits) {
    Instant edited = p.number() == 1 ? ago("PT1H") : null;
    return new PostView(
        p.id(),
        p.number(),
        p.author(),
        p.createdAt(),
        edited,
        p.html(),
        p.lang(),
        reactions,
        to,
        traits);
  }

  static List<ReactionView> reactions(int likes, int hearts, boolean mine) {
    return List.of(
        new ReactionView("like", likes, mine),
        new ReactionView("love", hearts, false),
        new ReactionView("laugh", 0, false),
        new ReactionView("surprise", 0, false),
        new ReactionView("thanks", 0, false),
        new ReactionView("thanks", 0, false));
  }

  static List<PostView> posts() {
    InReplyTo toAda = new InReplyTo("12", ADA, "默认的快照隔离下，SELECT 不会加锁");
    return List.of(
        with(
            post(
                "11",
                1,
                CHEN,
                "<p>我们准备把一个三百 GB 的订单库从 MySQL 5.7 迁到"
                    + " TiDB，测试时发现<strong>可重复读</strong>的表现不太一样：同样的两个会话，幻读的例子跑出来结果不同。</p><p>目前的设置：</p><pre><code>SET"
                    + " tidb_txn_mode = 'pessimistic';\n"
                    + "SET tx_isolation = 'REPEATABLE-READ';\n"
                    + "SELECT * FROM orders WHERE status = 'PLACED' FOR"
                    + " UPDATE;</code></pre><p>想请教几点：</p><ol><li>TiDB 的快照隔离和 MySQL"
                    + " 的可重复读，实际差别在哪里？</li><li><code>FOR UPDATE</code>"
                    + " 在悲观模式下会锁到范围吗？</li><li>有没有踩过坑的朋友可以说说迁移的顺序？</li></ol>"),
            reactions(12, 3, false),
            null,
            Set.of(Trait.STARTER, Trait.EDITABLE)),
        with(
            post(
                "12",
                2,
                ADA,
                "<p>默认的快照隔离下，<code>SELECT</code>"
                    + " 不会加锁，读到的是事务开始时的版本。所以你看到的“没有幻读”其实是快照带来的。</p><blockquote><p>FOR UPDATE"
                    + " 在悲观模式下会锁到范围吗？</p></blockquote><p>不会锁间隙，只锁命中的键。需要防止插入的话，用唯一索引或者另加一行“哨兵”。官方文档写得很清楚：<a"
                    + " href=\"https://docs.pingcap.com\">事务隔离级别</a>。</p>"),
            reactions(8, 0, true),
            null,
            Set.of(Trait.ACCEPTED)),
        with(
            post(
                "13",
                3,
                ZHOU,
                "<p>谢谢，<a class=\"mention\" href=\"/u/ada\">@ada</a>！那如果是 READ COMMITTED 呢？</p>"),
            reactions(0, 0, false),
            toAda,
            Set.of(Trait.NESTED)),
        with(
            post("14", 4, LIN, "<p>READ COMMITTED 只在悲观事务里生效，每条语句重新取一次快照。</p>"),
            reactions(2, 0, false),
            new InReplyTo("13", ZHOU, "那如果是 READ COMMITTED 呢？"),
            Set.of(Trait.NESTED)),
        with(
            post(
                "15",
                5,
                OLIVE,
                "<p>We did the same migration last year. Start with read-only reporting traffic,"
                    + " compare checksums for a week, and only then move the writers. The one"
                    + " surprise was auto-increment ids: they are unique, but not in order across"
                    + " nodes.</p><ul><li>Dump and load: 4 hours for 280 GB</li><li>Catch-up by"
                    + " binlog: 20 minutes</li></ul>"),
            reactions(5, 1, false),
            null,
            Set.of(Trait.UNREAD)),
        with(post("16", 6, NOBLE, ""), reactions(0, 0, false), null, Set.of(Trait.DELETED)));
  }

  static Composer composer(Composer.Kind kind, Form form) {
    return new Composer(
        kind,
        kind == Composer.Kind.REPLY ? "/t/2/reply" : "/new",
        kind == Composer.Kind.REPLY ? "2" : "",
        "draft-1",
        "key-1",
        null,
        form);
  }

  static Form filled() {
    return new Form(
        Map.of(
            "title",
            "手冲咖啡的水温",
            "handle",
            "a",
            "email",
            "me@example.org",
            "board",
            "coffee",
            "login",
            "lin"),
        Map.of("handle", "用户名至少 3 个字符", "body", "正文不能为空"),
        "请检查标出的地方。");
  }

  static Attribution attribution() {
    return new Attribution(
        "coffee.stackexchange.com",
        "https://coffee.stackexchange.com/q/1",
        "CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/");
  }

  static Watch watch(String channel) {
    return new Watch(channel, "e1", 21);
  }
}
