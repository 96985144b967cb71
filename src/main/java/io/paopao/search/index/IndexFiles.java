package io.paopao.search.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/// Opens the files of an index, checks them, and keeps the data written with each commit.
final class IndexFiles {

  /// To be raised when documents or their analysis change: older files are then refused.
  private static final String VERSION = "1";

  private static final String VERSION_KEY = "version";
  private static final String POSITION_KEY = "position:";

  private IndexFiles() {}

  static IndexWriter open(Directory files, Analyzer analyzer) {
    try {
      if (DirectoryReader.indexExists(files)) {
        check(files);
      }
      // what was not committed with its positions is not kept
      var config = new IndexWriterConfig(analyzer).setCommitOnClose(false);
      return new IndexWriter(files, config);
    } catch (LockObtainFailedException e) {
      throw new UncheckedIOException("The search index is in use by another process", e);
    } catch (IOException | IllegalArgumentException e) {
      throw failure(e);
    }
  }

  private static void check(Directory files) throws IOException {
    try (var reader = DirectoryReader.open(files)) {
      var version = reader.getIndexCommit().getUserData().get(VERSION_KEY);
      if (!VERSION.equals(version)) {
        throw new UnusableIndexException("The search index is of version " + version, null);
      }
      for (var leaf : reader.leaves()) {
        ((CodecReader) leaf.reader()).checkIntegrity();
      }
    }
  }

  /// What an exception of the files means to the owner of the index.
  static RuntimeException failure(Exception e) {
    return switch (e) {
      case CorruptIndexException _,
          IndexFormatTooOldException _,
          IndexFormatTooNewException _,
          NoSuchFileException _,
          FileNotFoundException _,
          EOFException _,
          // a codec that this version does not know
          IllegalArgumentException _ ->
          new UnusableIndexException("The search index cannot be read", e);
      case IOException io -> new UncheckedIOException(io);
      case RuntimeException other -> other;
      default -> new IllegalStateException(e);
    };
  }

  static Map<String, String> commitData(Map<String, Long> positions) {
    var data = new HashMap<String, String>();
    data.put(VERSION_KEY, VERSION);
    positions.forEach((source, position) -> data.put(POSITION_KEY + source, position.toString()));
    return data;
  }

  static Map<String, Long> positions(Iterable<Map.Entry<String, String>> commitData) {
    var positions = new HashMap<String, Long>();
    for (var entry : commitData) {
      if (entry.getKey().startsWith(POSITION_KEY)) {
        var source = entry.getKey().substring(POSITION_KEY.length());
        positions.put(source, Long.valueOf(entry.getValue()));
      }
    }
    return Map.copyOf(positions);
  }
}
