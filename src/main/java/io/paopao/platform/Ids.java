package io.paopao.platform;

import io.hypersistence.tsid.TSID;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of everything stored: 64-bit, unique over all nodes, roughly ordered by time; decimal text
/// on the wire.
public final class Ids {

  /// 1,024 nodes, each 4,096 ids a millisecond. A node number that is not configured is drawn by
  /// chance.
  private static final TSID.Factory FACTORY =
      TSID.Factory.builder()
          .withNode(Integer.getInteger("paopao.node", ThreadLocalRandom.current().nextInt(1024)))
          .withNodeBits(10)
          .build();

  private static final int RANDOM_BITS = 22;

  /// Longer than any transaction takes and any two clocks differ.
  private static final Duration YOUTH = Duration.ofMinutes(2);

  private Ids() {}

  public static long next() {
    return FACTORY.generate().toLong();
  }

  /// Whether the id was made a moment ago, or would be made some time: what it names may not be
  /// committed yet.
  public static boolean isYoung(long id) {
    return id >= firstAt(Instant.now().minus(YOUTH));
  }

  /// The smallest id that can be made at that time.
  public static long firstAt(Instant time) {
    return (time.toEpochMilli() - TSID.TSID_EPOCH) << RANDOM_BITS;
  }

  /// The id that a client named; anything that cannot be one is an unknown id.
  ///
  /// @throws Problem 404 `notFound`
  public static long parse(String text) {
    if (text.length() > 19 || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Problem.notFound();
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound();
    }
  }
}
