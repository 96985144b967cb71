package io.paopao.push.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last publications of a stream, without holes, in memory. Grows with use up to its capacity.
final class Ring {

  private static final int INITIAL = 4;

  private final int capacity;
  private @Nullable Publication[] slots = new @Nullable Publication[INITIAL];
  private long first;
  private long next;

  Ring(int capacity) {
    this.capacity = capacity;
  }

  /// Begins anew: the next publication has the offset after this one.
  void startAfter(long offset) {
    first = offset + 1;
    next = first;
  }

  void add(Publication publication) {
    if (next - first == slots.length) {
      if (slots.length < capacity) {
        grow();
      } else {
        first++;
      }
    }
    slots[slot(next)] = publication;
    next++;
  }

  boolean coversAfter(long offset) {
    return offset + 1 >= first;
  }

  List<Publication> after(long offset) {
    List<Publication> publications = new ArrayList<>();
    for (long o = offset + 1; o < next; o++) {
      Publication publication = slots[slot(o)];
      if (publication != null) {
        publications.add(publication);
      }
    }
    return publications;
  }

  private void grow() {
    @Nullable Publication[] larger =
        new @Nullable Publication[Math.min(capacity, slots.length * 2)];
    for (long o = first; o < next; o++) {
      larger[(int) (o % larger.length)] = slots[slot(o)];
    }
    slots = larger;
  }

  private int slot(long offset) {
    return (int) (offset % slots.length);
  }
}
