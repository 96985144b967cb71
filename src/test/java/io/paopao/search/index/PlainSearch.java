package io.paopao.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/// The plainest search, any term of one kind: what the real one is measured against.
final class PlainSearch implements Closeable {

  private final TermReader terms = new TermReader(Fields.analyzer());
  private final DirectoryReader reader;

  PlainSearch(Path folder) throws IOException {
    reader = DirectoryReader.open(FSDirectory.open(folder));
  }

  List<String> byWords(String question) {
    return search(question, Fields.TITLE_WORDS, Fields.BODY_WORDS);
  }

  List<String> byGrams(String question) {
    return search(question, Fields.TITLE, Fields.BODY);
  }

  private List<String> search(String question, String title, String body) {
    var query = new BooleanQuery.Builder();
    for (var token : terms.read(body, question)) {
      var inTitle = new TermQuery(new Term(title, token.term()));
      var inBody = new TermQuery(new Term(body, token.term()));
      query.add(new DisjunctionMaxQuery(List.of(inTitle, inBody), 0.1f), Occur.SHOULD);
    }
    try {
      var searcher = new IndexSearcher(reader);
      var ids = new ArrayList<String>();
      for (var found : searcher.search(query.build(), 10).scoreDocs) {
        ids.add(searcher.storedFields().document(found.doc).get(Fields.ID));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
