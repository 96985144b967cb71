package io.paopao.points.domain;

/// Points going from one account to another. There is one movement of a kind for each reference, so
/// that whatever is told twice counts once.
///
/// @param amount above zero
/// @param reference what it is for: a post, an order, a day
public record Movement(MovementKind kind, String reference, long from, long to, long amount) {

  /// The forum's account that points come from; it goes as far below zero as points are about.
  public static final long ISSUED = -1;

  /// The forum's account that orders are paid into.
  public static final long MALL = -2;

  public Movement {
    if (amount <= 0) {
      throw new IllegalArgumentException("nothing moves: " + amount);
    }
    if (from == to || (from < 0) == (to < 0)) {
      throw new IllegalArgumentException("between a member and the forum only: " + from + " " + to);
    }
  }

  public static Movement earned(MovementKind kind, String reference, long member, long amount) {
    return new Movement(kind, reference, ISSUED, member, amount);
  }

  public static Movement takenBack(MovementKind kind, String reference, long member, long amount) {
    return new Movement(kind, reference, member, ISSUED, amount);
  }

  public static Movement spent(String order, long member, long amount) {
    return new Movement(MovementKind.SPENT, order, member, MALL, amount);
  }

  public static Movement refunded(String order, long member, long amount) {
    return new Movement(MovementKind.REFUNDED, order, MALL, member, amount);
  }

  /// The member's side of it.
  public long member() {
    return from < 0 ? to : from;
  }

  /// The forum's side of it.
  public long forum() {
    return from < 0 ? from : to;
  }

  /// What the member has more (or, below zero, less) afterwards.
  public long change() {
    return from < 0 ? amount : -amount;
  }

  /// What counts for the member's tier: earning, not refunds.
  public long earning() {
    return forum() == ISSUED ? change() : 0;
  }
}
