package io.paopao.points;

import io.paopao.points.domain.Tier;

/// A member as the mall knows them.
///
/// @param ref the id of the account
/// @param points the balance
/// @param tier `BRONZE`, `SILVER`, `GOLD` or `DIAMOND`
/// @param earned all that was ever earned
public record Customer(String ref, long points, String tier, long earned) {

  static Customer of(long ref, long points, long earned) {
    return new Customer(String.valueOf(ref), points, Tier.of(earned).name(), earned);
  }
}
