package io.paopao.points.domain;

/// What all that a member has ever earned makes of them.
public enum Tier {
  BRONZE(0),
  SILVER(500),
  GOLD(2_000),
  DIAMOND(10_000);

  private final long from;

  Tier(long from) {
    this.from = from;
  }

  /// How many points earned it begins with.
  public long from() {
    return from;
  }

  public static Tier of(long earned) {
    Tier tier = BRONZE;
    for (Tier each : values()) {
      if (earned >= each.from) {
        tier = each;
      }
    }
    return tier;
  }
}
