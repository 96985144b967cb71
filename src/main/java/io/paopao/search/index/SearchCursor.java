package io.paopao.search.index;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/// The place behind one hit of an answer: how the question was taken, and the hit's score and key.
public record SearchCursor(boolean relaxed, Instant asOf, float score, String key) {

  public String encode() {
    var plain =
        (relaxed ? "r" : "s")
            + "/"
            + asOf.toEpochMilli()
            + "/"
            + Float.floatToIntBits(score)
            + "/"
            + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty when `encoded` is none of ours.
  public static Optional<SearchCursor> decode(String encoded) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      var parts = plain.split("/", 4);
      boolean relaxed = parts[0].equals("r");
      var asOf = Instant.ofEpochMilli(Long.parseLong(parts[1]));
      float score = Float.intBitsToFloat(Integer.parseInt(parts[2]));
      var cursor = new SearchCursor(relaxed, asOf, score, parts[3]);
      return cursor.encode().equals(encoded) ? Optional.of(cursor) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  static SearchCursor behind(FieldDoc hit, boolean relaxed, Instant asOf) {
    return new SearchCursor(
        relaxed, asOf, (Float) hit.fields[0], ((BytesRef) hit.fields[1]).utf8ToString());
  }

  /// Behind every document of the same score and key, wherever it moved in the index.
  FieldDoc position() {
    return new FieldDoc(Integer.MAX_VALUE, score, new Object[] {score, new BytesRef(key)});
  }
}
