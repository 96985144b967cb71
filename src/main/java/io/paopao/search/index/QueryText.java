package io.paopao.search.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A typed query taken apart: words, `"phrases"`, `-exclusions` and `board: author: tag:`
/// operators.
///
/// Every text can be taken apart: what is no operator is words.
record QueryText(
    String words, List<String> phrases, List<String> excluded, Map<String, Set<String>> operators) {

  /// Nobody types more; the rest is not read.
  private static final int LONGEST = 400;

  private static final Pattern OPERATOR =
      Pattern.compile(
          """
          (?<not>(?<!\\S)-)?+ (?: ["“”](?<quoted>[^"“”]+)["“”] | 「(?<cornered>[^」]+)」 )
          | (?<!\\S)-(?<without>[^\\s"“”「]+)
          | (?<!\\S)(?<key>board|author|tag)[:：](?<value>[^\\s"“”「]+)
          """,
          Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

  static QueryText parse(String query) {
    var bounded = query.substring(0, Math.min(LONGEST, query.length()));
    var parsed = new QueryText("", new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    OPERATOR.matcher(bounded).results().forEach(parsed::take);
    var words = OPERATOR.matcher(bounded).replaceAll(" ");
    return new QueryText(words, parsed.phrases, parsed.excluded, parsed.operators);
  }

  private void take(MatchResult found) {
    var phrase = found.group("quoted") == null ? found.group("cornered") : found.group("quoted");
    if (phrase != null) {
      (found.group("not") == null ? phrases : excluded).add(phrase);
    } else if (found.group("without") != null) {
      excluded.add(found.group("without"));
    } else {
      operators
          .computeIfAbsent(found.group("key").toLowerCase(Locale.ROOT), _ -> new HashSet<>())
          .add(found.group("value"));
    }
  }

  Set<String> operator(String key) {
    return operators.getOrDefault(key, Set.of());
  }
}
