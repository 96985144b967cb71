package io.paopao.points;

import io.paopao.platform.events.Event;

/// What happens to points, keyed by member.
public sealed interface PointsEvent extends Event {

  /// Whose points.
  String accountId();

  @Override
  default String topic() {
    return "points.events";
  }

  @Override
  default String key() {
    return accountId();
  }

  /// A member has more or fewer points than before.
  record BalanceChanged(String accountId, long balance) implements PointsEvent {}

  /// An order is paid in points.
  record PointsSpent(String accountId, String orderId, long amount) implements PointsEvent {}

  /// The member has too few points for the order.
  record PointsRefused(String accountId, String orderId, long amount) implements PointsEvent {}

  /// The points of an order are back.
  record PointsRefunded(String accountId, String orderId, long amount) implements PointsEvent {}
}
