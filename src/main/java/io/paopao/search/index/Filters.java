package io.paopao.search.index;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Narrows a query to what the filter and the typed operators allow.
final class Filters {

  private final BooleanQuery.Builder query = new BooleanQuery.Builder();

  private Filters() {}

  static Query narrow(Query found, QueryText text, SearchFilter filter) {
    var filters = new Filters();
    filters.query.add(found, Occur.MUST);
    filters.anyOf(Fields.KIND, filter.kinds().stream().map(Kind::term).collect(Collectors.toSet()));
    filters.anyOf(Fields.BOARD, filter.boards());
    filters.anyOf(Fields.BOARD, text.operator("board"));
    filters.anyOf(Fields.AUTHOR, filter.authors());
    filters.anyOf(Fields.AUTHOR, text.operator("author"));
    filters.allOf(Fields.TAG, filter.tags());
    filters.allOf(Fields.TAG, text.operator("tag"));
    filters.created(filter);
    filters.noneOf(Fields.BOARD, filter.hidden());
    return filters.query.build();
  }

  private void anyOf(String field, Set<String> values) {
    among(field, values, Occur.FILTER);
  }

  private void noneOf(String field, Set<String> values) {
    among(field, values, Occur.MUST_NOT);
  }

  private void among(String field, Set<String> values, Occur occur) {
    if (!values.isEmpty()) {
      var folded = values.stream().map(ScriptFolding::fold).map(BytesRef::new).toList();
      query.add(new TermInSetQuery(field, folded), occur);
    }
  }

  private void allOf(String field, Collection<String> values) {
    for (var value : values) {
      var term = new Term(field, ScriptFolding.fold(value));
      query.add(new TermQuery(term), Occur.FILTER);
    }
  }

  private void created(SearchFilter filter) {
    if (filter.from() != null || filter.to() != null) {
      long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli();
      long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli() - 1;
      query.add(LongField.newRangeQuery(Fields.CREATED, from, to), Occur.FILTER);
    }
  }
}
