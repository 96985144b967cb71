package io.paopao.platform;

import java.util.concurrent.atomic.AtomicLongArray;

/// Remembers ids in little memory: says of every id that was added that it may exist, and of one in
/// two thousand others, too (a Bloom filter). Thread-safe.
public final class IdFilter {

  private static final int BITS_PER_ID = 16;
  private static final int PROBES = 8;

  private final AtomicLongArray words;
  private final long bits;
  private final int capacity;

  /// @param capacity how many ids it is good for; more make it say "may exist" more often
  public IdFilter(int capacity) {
    this.capacity = capacity;
    this.words = new AtomicLongArray(Math.max(1, (int) ((long) capacity * BITS_PER_ID / 64)));
    this.bits = words.length() * 64L;
  }

  public int capacity() {
    return capacity;
  }

  public void add(long id) {
    long one = mixed(id);
    long two = mixed(one) | 1;
    for (int i = 0; i < PROBES; i++) {
      long bit = Math.floorMod(one + i * two, bits);
      words.accumulateAndGet((int) (bit >>> 6), 1L << bit, (a, b) -> a | b);
    }
  }

  public boolean mayContain(long id) {
    long one = mixed(id);
    long two = mixed(one) | 1;
    for (int i = 0; i < PROBES; i++) {
      long bit = Math.floorMod(one + i * two, bits);
      if ((words.get((int) (bit >>> 6)) & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /// Spreads near ids far apart (the finalizer of SplitMix64).
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
