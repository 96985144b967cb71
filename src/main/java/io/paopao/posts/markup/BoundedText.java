package io.paopao.posts.markup;

/// Collects text up to a limit, so that runaway output stops instead of filling memory.
final class BoundedText implements Appendable {

  private final StringBuilder text = new StringBuilder();
  private final int limit;

  BoundedText(int limit) {
    this.limit = limit;
  }

  @Override
  public Appendable append(CharSequence more) {
    return append(more, 0, more.length());
  }

  @Override
  public Appendable append(CharSequence more, int start, int end) {
    if (text.length() + end - start > limit) {
      throw new Full();
    }
    text.append(more, start, end);
    return this;
  }

  @Override
  public Appendable append(char c) {
    return append(String.valueOf(c));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /// Says that the limit is reached.
  static final class Full extends RuntimeException {

    private static final long serialVersionUID = 1;

    Full() {
      super("the output is full", null, false, false);
    }
  }
}
