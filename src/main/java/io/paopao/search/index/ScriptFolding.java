package io.paopao.search.index;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;

/// Makes spellings of the same text equal: width, case, and traditional or simplified Chinese.
///
/// Characters are folded one by one through a table, so that offsets stay those of the text.
final class ScriptFolding extends CharFilter {

  private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
  private static final char[] SIMPLIFIED = table();

  private ScriptFolding(Reader normalized) {
    super(normalized);
  }

  static Reader fold(Reader text) {
    return new ScriptFolding(new ICUNormalizer2CharFilter(text, NFKC));
  }

  static String fold(String text) {
    var folded = NFKC.normalize(text).toCharArray();
    simplify(folded, 0, folded.length);
    return new String(folded);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = input.read(buffer, offset, length);
    simplify(buffer, offset, count);
    return count;
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }

  private static void simplify(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      text[i] = SIMPLIFIED[text[i]];
    }
  }

  private static char[] table() {
    var table = new char[Character.MAX_VALUE + 1];
    var ideographs = new StringBuilder();
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
      if (Character.isIdeographic(c)) {
        ideographs.append((char) c).append('\n');
      }
    }
    // one call for all is much faster, and the line breaks keep each character on its own
    var simplifier = Transliterator.getInstance("Traditional-Simplified");
    var simplified = simplifier.transliterate(ideographs.toString()).split("\n", -1);
    for (int i = 0; 2 * i < ideographs.length(); i++) {
      if (simplified[i].length() == 1) {
        table[ideographs.charAt(2 * i)] = simplified[i].charAt(0);
      }
    }
    return table;
  }
}
