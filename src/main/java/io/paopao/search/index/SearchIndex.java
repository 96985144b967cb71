package io.paopao.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/// The forum's search index in a folder of its own.
///
/// The owner decides when changes become findable (`refresh`) and when they become durable,
/// together with the positions up to which its sources were read (`commit`). Changes repeat without
/// harm.
public final class SearchIndex implements Closeable {

  private final Directory files;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Answers answers;

  private SearchIndex(Directory files) {
    this.files = files;
    var analyzer = Fields.analyzer();
    var composer = new QueryComposer(new TermReader(analyzer));
    answers = new Answers(composer, new SnippetCutter(analyzer));
    writer = IndexFiles.open(files, analyzer);
    searchers = attempt(() -> new SearcherManager(writer, new SearcherFactory()));
  }

  /// Opens the index in `folder`, an empty one when there is none.
  ///
  /// @throws UnusableIndexException when what is there cannot be used; `wipe` it then
  public static SearchIndex open(Path folder) {
    return open(attempt(() -> FSDirectory.open(folder)));
  }

  static SearchIndex open(Directory files) {
    try {
      return new SearchIndex(files);
    } catch (RuntimeException e) {
      IOUtils.closeWhileHandlingException(files);
      throw e;
    }
  }

  /// Whether anything was ever committed in `folder`.
  public static boolean exists(Path folder) {
    return attempt(() -> {
      try (var files = FSDirectory.open(folder)) {
        return DirectoryReader.indexExists(files);
      }
    });
  }

  /// Removes the files of a closed index.
  public static void wipe(Path folder) {
    attempt(() -> {
      if (Files.isDirectory(folder)) {
        IOUtils.rm(folder);
      }
      return folder;
    });
  }

  /// Adds the entry, or puts it in the place of the one with its kind and id.
  public void upsert(Entry entry) {
    var key = Fields.key(entry.kind(), entry.id());
    attempt(() -> writer.updateDocument(key, Fields.document(entry)));
  }

  public void delete(Kind kind, String id) {
    attempt(() -> writer.deleteDocuments(Fields.key(kind, id)));
  }

  /// Deletes a thread and all its posts.
  public void deleteThread(String id) {
    attempt(() -> writer.deleteDocuments(Fields.key(Kind.THREAD, id), new Term(Fields.THREAD, id)));
  }

  public void deleteAll() {
    attempt(writer::deleteAll);
  }

  /// Makes all changes so far findable.
  public void refresh() {
    attempt(searchers::maybeRefresh);
  }

  /// Makes all changes so far durable, and with them the position reached in each source.
  public void commit(Map<String, Long> positions) {
    writer.setLiveCommitData(IndexFiles.commitData(positions).entrySet());
    attempt(writer::commit);
  }

  /// The positions of the last commit; a source that is not there was not read.
  public Map<String, Long> positions() {
    return IndexFiles.positions(writer.getLiveCommitData());
  }

  /// What is findable under the kind and id.
  public Optional<Entry> find(Kind kind, String id) {
    return read(searcher -> {
      var found = searcher.search(new TermQuery(Fields.key(kind, id)), 1).scoreDocs;
      return found.length == 0
          ? Optional.empty()
          : Optional.of(Fields.entry(searcher.storedFields().document(found[0].doc)));
    });
  }

  /// Puts what `change` makes of it in the place of a thread and of each of its findable posts.
  public void changeThread(String id, UnaryOperator<Entry> change) {
    read(searcher -> {
      var ofThread = new TermQuery(new Term(Fields.THREAD, id));
      var found = searcher.search(ofThread, Math.max(1, searcher.count(ofThread))).scoreDocs;
      for (var each : found) {
        var before = Fields.entry(searcher.storedFields().document(each.doc));
        var after = change.apply(before);
        if (!after.equals(before)) {
          upsert(after);
        }
      }
      return found.length;
    });
  }

  /// How many entries are findable.
  public int size() {
    return read(searcher -> searcher.getIndexReader().numDocs());
  }

  public SearchPage search(SearchRequest request) {
    return read(searcher -> answers.answer(searcher, request));
  }

  private <T> T read(Reading<T> reading) {
    return attempt(() -> {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    });
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  /// False after a failure that ended the index: close it and open it again.
  public boolean isOpen() {
    return writer.isOpen();
  }

  /// Closes the files; what was not committed is lost.
  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, files);
  }

  @FunctionalInterface
  private interface Action<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw IndexFiles.failure(e);
    }
  }
}
