package io.paopao.search.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// The fields of the index and the document that an entry becomes.
final class Fields {

  static final String KEY = "key";
  static final String KIND = "kind";
  static final String ID = "id";
  static final String THREAD = "thread";
  static final String POST = "post";
  static final String BOARD = "board";
  static final String AUTHOR = "author";
  static final String HANDLE = "handle";
  static final String TAG = "tag";
  static final String CREATED = "created";

  /// Text by dictionary words.
  static final String TITLE_WORDS = "title.words";

  static final String BODY_WORDS = "body.words";

  /// Text by characters and pairs of them, in which every match can be marked.
  static final String TITLE = "title";

  static final String BODY = "body";

  /// The title as shown, which a post has without being found by it.
  static final String SHOWN_TITLE = "title.shown";

  private Fields() {}

  static Analyzer analyzer() {
    var words = ForumAnalyzer.words();
    return new PerFieldAnalyzerWrapper(
        ForumAnalyzer.grams(), Map.of(TITLE_WORDS, words, BODY_WORDS, words));
  }

  static Term key(Kind kind, String id) {
    return new Term(KEY, kind.term() + ":" + id);
  }

  static Document document(Entry entry) {
    var document = new Document();
    var key = key(entry.kind(), entry.id());
    document.add(new StringField(KEY, key.text(), Field.Store.NO));
    document.add(new SortedDocValuesField(KEY, new BytesRef(key.text())));
    document.add(new StringField(KIND, entry.kind().term(), Field.Store.YES));
    document.add(new StoredField(ID, entry.id()));
    addLabels(document, entry);
    document.add(new LongField(CREATED, entry.createdAt().toEpochMilli(), Field.Store.YES));
    addText(document, entry);
    return document;
  }

  private static void addLabels(Document document, Entry entry) {
    if (entry.threadId() != null) {
      document.add(new StringField(THREAD, entry.threadId(), Field.Store.YES));
    }
    if (entry.postId() != null) {
      document.add(new StoredField(POST, entry.postId()));
    }
    if (entry.board() != null) {
      document.add(new StringField(BOARD, ScriptFolding.fold(entry.board()), Field.Store.NO));
      document.add(new StoredField(BOARD, entry.board()));
    }
    var author = ScriptFolding.fold(entry.author());
    document.add(new StringField(AUTHOR, author, Field.Store.NO));
    document.add(new StoredField(AUTHOR, entry.author()));
    if (entry.kind() == Kind.USER) {
      document.add(new StringField(HANDLE, author, Field.Store.NO));
    }
    for (var tag : entry.tags()) {
      document.add(new StringField(TAG, ScriptFolding.fold(tag), Field.Store.NO));
      document.add(new StoredField(TAG, tag));
    }
  }

  private static void addText(Document document, Entry entry) {
    document.add(new StoredField(SHOWN_TITLE, entry.title()));
    if (entry.kind() != Kind.POST) {
      document.add(new TextField(TITLE, entry.title(), Field.Store.NO));
      document.add(new TextField(TITLE_WORDS, entry.title(), Field.Store.NO));
    }
    document.add(new TextField(BODY, entry.body(), Field.Store.YES));
    document.add(new TextField(BODY_WORDS, entry.body(), Field.Store.NO));
  }

  /// The entry that became the document.
  static Entry entry(Document stored) {
    return new Entry(
        Kind.of(text(stored, KIND)),
        text(stored, ID),
        stored.get(THREAD),
        stored.get(POST),
        stored.get(BOARD),
        text(stored, AUTHOR),
        List.of(stored.getValues(TAG)),
        Instant.ofEpochMilli(stored.getField(CREATED).numericValue().longValue()),
        text(stored, SHOWN_TITLE),
        text(stored, BODY));
  }

  static String text(Document stored, String field) {
    return Objects.requireNonNull(stored.get(field), field);
  }
}
