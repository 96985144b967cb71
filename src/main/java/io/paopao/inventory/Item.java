package io.paopao.inventory;

import io.paopao.platform.domain.Money;
import java.time.Instant;

/// Something that the mall offers.
///
/// @param perBuyer how many one buyer may have, 0 for any number
/// @param listed whether it can be ordered at all
public record Item(
    String id,
    String sku,
    Words name,
    Words description,
    Money price,
    Stock stock,
    int perBuyer,
    boolean listed,
    long version,
    Instant createdAt) {

  /// A text in the languages of the forum.
  public record Words(String zh, String en) {

    static final Words NONE = new Words("", "");

    /// Whether nothing is said in either language.
    boolean isNone() {
      return equals(NONE);
    }

    /// @param language an ISO 639 code; Chinese unless it is English
    public String in(String language) {
      return language.equals("en") ? en : zh;
    }
  }

  /// Where the pieces are; together they are all that was ever received.
  public record Stock(long available, long reserved, long sold) {}

  /// What a client's copy of it is compared with: the item, how many there are, and the language of
  /// its words.
  ///
  /// @param language an ISO 639 code
  public String etag(String language) {
    return version + "-" + Long.toHexString(stock.available()) + "-" + language;
  }
}
