package io.paopao.search.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/// Answers questions from one state of the index.
final class Answers {

  private static final int COUNTED = 10_000;
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.KEY, SortField.Type.STRING));

  private final QueryComposer composer;
  private final SnippetCutter snippets;

  Answers(QueryComposer composer, SnippetCutter snippets) {
    this.composer = composer;
    this.snippets = snippets;
  }

  /// Takes the question strictly, and relaxed when that does not settle it.
  SearchPage answer(IndexSearcher searcher, SearchRequest request) throws IOException {
    var text = QueryText.parse(request.query());
    if (request.query().isBlank() && request.filter().equals(SearchFilter.NONE)) {
      return SearchPage.EMPTY;
    }
    var question = new Question(text, request, request.asOf());
    boolean relaxed = request.after() != null && request.after().relaxed();
    var found = find(searcher, question, relaxed);
    if (request.after() == null && !composer.settles(text, (int) found.totalHits.value())) {
      relaxed = true;
      found = find(searcher, question, relaxed);
    }
    return page(searcher, question, found, relaxed);
  }

  private record Question(QueryText text, SearchRequest request, Instant asOf) {}

  private TopFieldDocs find(IndexSearcher searcher, Question question, boolean relaxed)
      throws IOException {
    var request = question.request();
    var query = composer.compose(question.text(), relaxed, question.asOf());
    var after = request.after() == null ? null : request.after().position();
    // one more than asked for tells whether there is a next page
    var best = new TopFieldCollectorManager(BEST_FIRST, request.limit() + 1, after, COUNTED);
    return searcher.search(Filters.narrow(query, question.text(), request.filter()), best);
  }

  private SearchPage page(
      IndexSearcher searcher, Question question, TopFieldDocs found, boolean relaxed)
      throws IOException {
    int count = Math.min(question.request().limit(), found.scoreDocs.length);
    var marks =
        new Marks(
            composer.marks(Fields.TITLE, question.text()),
            composer.marks(Fields.BODY, question.text()));
    var hits = new ArrayList<Hit>(count);
    for (int i = 0; i < count; i++) {
      hits.add(hit(searcher, (FieldDoc) found.scoreDocs[i], marks));
    }
    var next =
        found.scoreDocs.length > count && count > 0
            ? SearchCursor.behind((FieldDoc) found.scoreDocs[count - 1], relaxed, question.asOf())
            : null;
    return new SearchPage(hits, next, found.totalHits.value());
  }

  /// What to mark in the hits of one page.
  private record Marks(Query title, Query body) {}

  private Hit hit(IndexSearcher searcher, FieldDoc found, Marks marks) throws IOException {
    var entry = Fields.entry(searcher.storedFields().document(found.doc));
    return new Hit(
        entry.kind(),
        entry.id(),
        entry.threadId(),
        entry.board(),
        entry.author(),
        entry.createdAt(),
        (Float) found.fields[0],
        snippets.mark(Fields.TITLE, marks.title(), entry.title()),
        snippets.cut(Fields.BODY, marks.body(), entry.body()));
  }
}
