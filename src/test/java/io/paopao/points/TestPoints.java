package io.paopao.points;

import io.paopao.platform.sql.Database;
import java.time.ZoneId;
import java.util.Map;

/// Points without a container.
public final class TestPoints {

  private TestPoints() {}

  /// Members' points in that database; nothing brings any.
  public static Points in(Database database) {
    EarningRules rules = new EarningRules(Map.of(), ZoneId.of("UTC"));
    return new Points(database, new Ledger(rules), rules);
  }
}
