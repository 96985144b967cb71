package io.paopao.search.index;

/// How much each sign of a match counts; the tests measure what comes of it.
final class Weights {

  /// A match in the title, against one in the body: rare terms of short titles count by themselves.
  static final float TITLE = 1;

  /// A title that has all of the question.
  static final float TITLED = 3;

  /// What the weaker of title and body adds to the stronger.
  static final float BOTH = 0.1f;

  /// Characters in a row that the dictionary cut otherwise, against a word it knows.
  static final float ROW = 0.8f;

  /// Each pair of neighbouring characters of the question.
  static final float PAIR = 0.15f;

  /// Each pair of words that stand close in the question and in the document.
  static final float NEAR = 0.2f;

  /// What age can take away at most.
  static final float RECENCY = 0.2f;

  /// A person whose handle begins with the one word that was asked for.
  static final float HANDLE = 10;

  private Weights() {}
}
