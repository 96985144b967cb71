package io.paopao.search.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;

/// How an unbroken run of Chinese characters becomes terms.
@FunctionalInterface
interface HanSplitter {

  /// The terms of `run`, which starts at `offset` of the text.
  List<Token> split(String run, int offset);

  /// Dictionary words, by the hidden Markov model of smartcn.
  static HanSplitter words() {
    var segmenter = new HHMMSegmenter();
    return (run, offset) -> {
      var found = segmenter.process(run);
      // the first and the last are the model's marks of start and end
      return found.subList(1, found.size() - 1).stream()
          .map(word ->
              Token.next(
                  run.substring(word.startOffset, word.endOffset), offset + word.startOffset))
          .toList();
    };
  }

  /// Every character and every pair of neighbours, each at the position of its first character.
  static HanSplitter grams() {
    return (run, offset) -> {
      var tokens = new ArrayList<Token>(2 * run.length());
      for (int i = 0; i < run.length(); i++) {
        tokens.add(Token.next(run.substring(i, i + 1), offset + i));
        if (i + 1 < run.length()) {
          tokens.add(Token.next(run.substring(i, i + 2), offset + i).at(0));
        }
      }
      return tokens;
    };
  }
}
