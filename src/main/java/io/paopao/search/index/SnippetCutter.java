package io.paopao.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/// Cuts the telling passage out of a text and marks what the question asked for.
final class SnippetCutter {

  private static final int GOAL = 160;
  private static final int LONGEST = 240;
  private static final int LEAD = 40;

  private final UnifiedHighlighter passages;
  private final UnifiedHighlighter whole;

  SnippetCutter(Analyzer analyzer) {
    passages =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(SnippetCutter::sentences)
            .withFormatter(new Cut(LONGEST))
            .build();
    whole =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(WholeBreakIterator::new)
            .withFormatter(new Cut(Integer.MAX_VALUE))
            .build();
  }

  /// The best passage of `text`.
  Snippet cut(String field, Query marks, String text) {
    return cut(passages, field, marks, text);
  }

  /// All of `text`.
  Snippet mark(String field, Query marks, String text) {
    return cut(whole, field, marks, text);
  }

  private static Snippet cut(
      UnifiedHighlighter highlighter, String field, Query marks, String text) {
    try {
      var cut = highlighter.highlightWithoutSearcher(field, marks, text, 1);
      return cut instanceof Snippet snippet ? snippet : new Snippet("", List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BreakIterator sentences() {
    var sentences = BreakIterator.getSentenceInstance(Locale.CHINESE);
    return LengthGoalBreakIterator.createClosestToLength(sentences, GOAL, 0.5f);
  }

  /// Turns a passage into a snippet of bounded length that shows its first match.
  private static final class Cut extends PassageFormatter {

    private final int longest;

    Cut(int longest) {
      this.longest = longest;
    }

    @Override
    public Snippet format(Passage[] passages, String content) {
      var passage = passages[0];
      int start = passage.getStartOffset();
      int end = passage.getEndOffset();
      if (end - start > longest) {
        int first = passage.getNumMatches() > 0 ? passage.getMatchStarts()[0] : start;
        start = whole(content, Math.max(start, Math.min(first - LEAD, end - longest)));
        end = whole(content, start + longest);
      }
      // one character for one: the ranges stay true
      var text = content.substring(start, end).replaceAll("\\s", " ");
      return new Snippet(text, ranges(passage, start, end));
    }

    /// An offset that parts no surrogate pair.
    private static int whole(String text, int at) {
      return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static List<Snippet.Range> ranges(Passage passage, int from, int to) {
      var ranges = new ArrayList<Snippet.Range>();
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int start = Math.max(passage.getMatchStarts()[i], from) - from;
        int end = Math.min(passage.getMatchEnds()[i], to) - from;
        if (!ranges.isEmpty() && start <= ranges.getLast().end()) {
          var last = ranges.removeLast();
          ranges.add(new Snippet.Range(last.start(), Math.max(last.end(), end)));
        } else if (start < end) {
          ranges.add(new Snippet.Range(start, end));
        }
      }
      return ranges;
    }
  }
}
