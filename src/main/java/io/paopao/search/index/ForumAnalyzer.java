package io.paopao.search.index;

import java.io.Reader;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// Turns the text of documents and of questions into the same terms.
///
/// Words alone miss what the dictionary does not know, grams alone rank poorly: the index keeps
/// both.
final class ForumAnalyzer extends Analyzer {

  private final Supplier<HanSplitter> han;

  private ForumAnalyzer(Supplier<HanSplitter> han) {
    this.han = han;
  }

  static ForumAnalyzer words() {
    return new ForumAnalyzer(HanSplitter::words);
  }

  static ForumAnalyzer grams() {
    return new ForumAnalyzer(HanSplitter::grams);
  }

  @Override
  protected Reader initReader(String field, Reader text) {
    return ScriptFolding.fold(text);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var terms = new MixedTokenizer(han.get());
    var folded = new ASCIIFoldingFilter(new EnglishPossessiveFilter(terms));
    return new TokenStreamComponents(terms, new KStemFilter(folded));
  }
}
