package io.paopao.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Index queries for pieces of text; a piece without a term in it finds nothing.
record TextQueries(TermReader reader) {

  /// The unit as the dictionary cuts it.
  Query word(QueryUnit unit) {
    return best(wordIn(Fields.TITLE_WORDS, unit), wordIn(Fields.BODY_WORDS, unit));
  }

  private static Query wordIn(String field, QueryUnit unit) {
    var whole = termIn(field, unit.term());
    return unit.parts().isEmpty() ? whole : either(whole, all(field, unit.parts()));
  }

  private static Query all(String field, List<String> terms) {
    var all = new BooleanQuery.Builder();
    terms.forEach(term -> all.add(termIn(field, term), Occur.MUST));
    return all.build();
  }

  /// The characters and terms of `text` in a row.
  Query row(String text) {
    return best(rowIn(Fields.TITLE, text), rowIn(Fields.BODY, text));
  }

  /// The characters and terms of `text` in a row, in one field of grams.
  Query rowIn(String field, String text) {
    var row = new PhraseQuery.Builder();
    int position = -1;
    Token last = null;
    for (var token : longest(reader.read(field, text))) {
      position += token.step();
      // a last character alone is already the end of the pair before it
      if (last == null || token.end() > last.end()) {
        row.add(new Term(field, token.term()), position);
        last = token;
      }
    }
    var phrase = row.build();
    return switch (phrase.getTerms().length) {
      case 0 -> MatchNoDocsQuery.INSTANCE;
      case 1 -> new TermQuery(phrase.getTerms()[0]);
      default -> phrase;
    };
  }

  /// One token for each position, carrying the step: a pair before its character, a part before its
  /// compound.
  private static List<Token> longest(List<Token> tokens) {
    var chosen = new ArrayList<Token>();
    for (var token : tokens) {
      chosen.add(token.step() > 0 ? token : token.at(chosen.removeLast().step()));
    }
    return chosen;
  }

  /// All of the units in the title.
  Query titled(List<QueryUnit> units) {
    var titled = new BooleanQuery.Builder();
    units.forEach(unit -> titled.add(rowIn(Fields.TITLE, unit.text()), Occur.MUST));
    return new ConstantScoreQuery(titled.build());
  }

  /// Each pair of neighbouring Chinese characters of `text`.
  Stream<Query> pairs(String text) {
    return reader.read(Fields.BODY, text).stream()
        .filter(token -> token.step() == 0 && MixedTokenizer.isHan(token.term().charAt(0)))
        .map(Token::term)
        .distinct()
        .map(pair -> best(termIn(Fields.TITLE, pair), termIn(Fields.BODY, pair)));
  }

  private static Query termIn(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  /// The two terms close to each other, in this order.
  Query near(String first, String second) {
    return best(
        new PhraseQuery(2, Fields.TITLE_WORDS, first, second),
        new PhraseQuery(2, Fields.BODY_WORDS, first, second));
  }

  static Query boost(Query query, float weight) {
    return new BoostQuery(query, weight);
  }

  static Query either(Query one, Query other) {
    return new DisjunctionMaxQuery(List.of(one, other), 0);
  }

  private static Query best(Query inTitle, Query inBody) {
    return new DisjunctionMaxQuery(List.of(boost(inTitle, Weights.TITLE), inBody), Weights.BOTH);
  }
}
