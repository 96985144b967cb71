package io.paopao.search.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/// Reads text that mixes Chinese with terms of other scripts, each split by its own rules.
final class MixedTokenizer extends Tokenizer {

  /// The model's time grows with the run, and no sentence is this long.
  private static final int LONGEST_RUN = 128;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute span = addAttribute(PositionLengthAttribute.class);

  private final HanSplitter han;
  private final StringBuilder text = new StringBuilder();
  private final Queue<Token> ready = new ArrayDeque<>();
  private int at;

  MixedTokenizer(HanSplitter han) {
    this.han = han;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (ready.isEmpty() && at < text.length()) {
      readRun();
    }
    var token = ready.poll();
    if (token == null) {
      return false;
    }
    term.append(token.term());
    offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
    step.setPositionIncrement(token.step());
    span.setPositionLength(token.span());
    return true;
  }

  private void readRun() {
    int start = at;
    if (isHan(text.charAt(at))) {
      while (at < text.length() && at - start < LONGEST_RUN && isHan(text.charAt(at))) {
        at++;
      }
      ready.addAll(han.split(text.substring(start, at), start));
    } else if (TechnicalTerm.startsAt(text, at)) {
      var found = TechnicalTerm.read(text, at);
      at = found.end();
      ready.addAll(found.tokens());
    } else {
      at++;
    }
  }

  /// Chinese of the basic plane; the rarer planes are handled as terms of one script run.
  static boolean isHan(char c) {
    return Character.isIdeographic(c);
  }

  @Override
  public void end() throws IOException {
    super.end();
    int last = correctOffset(text.length());
    offset.setOffset(last, last);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    ready.clear();
    text.setLength(0);
    at = 0;
    var buffer = new char[4096];
    for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
      text.append(buffer, 0, count);
    }
  }
}
