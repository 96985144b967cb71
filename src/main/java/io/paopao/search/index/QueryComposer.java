package io.paopao.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;

/// Composes the index query for a question.
///
/// A word counts as found where the dictionary cut it out, or where its characters stand in a row
/// whatever the dictionary made of them; what stands close is then rewarded.
final class QueryComposer {

  private static final int FEW = 3;
  private static final int PAGE = 10;
  private static final long AGE_PIVOT = Duration.ofDays(180).toMillis();

  private final TermReader reader;
  private final TextQueries texts;

  QueryComposer(TermReader reader) {
    this.reader = reader;
    this.texts = new TextQueries(reader);
  }

  /// Strictly every unit must be found; relaxed, a fifth of them is enough.
  Query compose(QueryText text, boolean relaxed, Instant asOf) {
    var query = new BooleanQuery.Builder();
    var units = units(text);
    if (!units.isEmpty()) {
      query.add(named(units, relaxed), Occur.MUST);
      query.add(TextQueries.boost(texts.titled(units), Weights.TITLED), Occur.SHOULD);
      rewardCloseness(query, text.words(), units);
    } else if (text.phrases().isEmpty()) {
      // operators alone ask for all that they allow, signs without a word ask for nothing
      boolean blank = text.words().isBlank();
      query.add(blank ? MatchAllDocsQuery.INSTANCE : MatchNoDocsQuery.INSTANCE, Occur.FILTER);
    }
    text.phrases().forEach(phrase -> query.add(texts.row(phrase), Occur.MUST));
    text.excluded().forEach(phrase -> query.add(texts.row(phrase), Occur.MUST_NOT));
    query.add(age(asOf), Occur.SHOULD);
    return query.build();
  }

  /// Whether `count` documents with every unit are answer enough.
  ///
  /// Few words are taken at their word; of a whole sentence seldom all of it stands in one
  /// document.
  boolean settles(QueryText text, int count) {
    return units(text).size() <= FEW ? count > 0 : count >= PAGE;
  }

  /// What to mark in a field of a hit.
  Query marks(String field, QueryText text) {
    var marks = new BooleanQuery.Builder();
    for (var unit : units(text)) {
      marks.add(texts.rowIn(field, unit.text()), Occur.SHOULD);
      marks.add(texts.rowIn(field, unit.term()), Occur.SHOULD);
    }
    text.phrases().forEach(phrase -> marks.add(texts.rowIn(field, phrase), Occur.SHOULD));
    return marks.build();
  }

  List<QueryUnit> units(QueryText text) {
    var tokens = reader.read(Fields.BODY_WORDS, text.words());
    return StopWords.without(QueryUnit.of(text.words(), tokens));
  }

  private Query named(List<QueryUnit> units, boolean relaxed) {
    var query = new BooleanQuery.Builder();
    for (var unit : units) {
      var inRow = TextQueries.boost(texts.row(unit.text()), Weights.ROW);
      query.add(TextQueries.either(texts.word(unit), inRow), Occur.SHOULD);
    }
    query.setMinimumNumberShouldMatch(relaxed ? (units.size() + 4) / 5 : units.size());
    return units.size() == 1
        ? TextQueries.either(query.build(), handle(units.getFirst()))
        : query.build();
  }

  private static Query handle(QueryUnit unit) {
    var handle = new PrefixQuery(new Term(Fields.HANDLE, ScriptFolding.fold(unit.text())));
    return TextQueries.boost(new ConstantScoreQuery(handle), Weights.HANDLE);
  }

  private void rewardCloseness(BooleanQuery.Builder query, String words, List<QueryUnit> units) {
    texts
        .pairs(words)
        .map(pair -> TextQueries.boost(pair, Weights.PAIR))
        .forEach(pair -> query.add(pair, Occur.SHOULD));
    for (int i = 1; i < units.size(); i++) {
      var near = texts.near(units.get(i - 1).term(), units.get(i).term());
      query.add(TextQueries.boost(near, Weights.NEAR), Occur.SHOULD);
    }
  }

  private Query age(Instant asOf) {
    return LongField.newDistanceFeatureQuery(
        Fields.CREATED, Weights.RECENCY, asOf.toEpochMilli(), AGE_PIVOT);
  }
}
