package io.paopao.search.index;

import java.util.List;
import java.util.Set;

/// Words that ask rather than name: a question that has others is not held to them.
final class StopWords {

  private static final Set<String> SIMPLIFIED_CHINESE =
      words(
          """
          的 了 是 在 和 与 及 或 吗 呢 吧 啊 么 什么 怎么 怎样 怎么样 如何 为什么 为何 哪 哪些 哪个 哪里 谁 几 多少
          可以 能 能否 会 要 我 你 他 她 它 我们 你们 他们 这 那 这个 那个 有 没有 被 把 对 对于 从 到 由 就 也 都
          而 一个 是否 该 请 请问 时 中 上 下 不
          """);

  private static final Set<String> ENGLISH =
      words(
          """
          a an the of to in on at for and or is are was be do does did it its this that with as by from
          how what why when where which who i my you your can should there if not have has me we so am
          would could will
          """);

  private StopWords() {}

  private static Set<String> words(String block) {
    return Set.of(block.strip().split("\\s+"));
  }

  /// Those of `units` that name something, or all when none does.
  static List<QueryUnit> without(List<QueryUnit> units) {
    var naming = units.stream().filter(StopWords::names).toList();
    return naming.isEmpty() ? units : naming;
  }

  private static boolean names(QueryUnit unit) {
    return !SIMPLIFIED_CHINESE.contains(unit.term()) && !ENGLISH.contains(unit.term());
  }
}
