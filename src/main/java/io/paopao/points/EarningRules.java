package io.paopao.points;

import io.paopao.points.domain.EarningRule;
import io.paopao.points.domain.MovementKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What brings points, how many at most on one day, and when a day begins: `paopao.points.earn.*`.
@ApplicationScoped
public class EarningRules {

  private static final String PREFIX = "paopao.points.earn.";
  private static final EarningRule NOTHING = new EarningRule(0, 0);

  private final Map<MovementKind, EarningRule> rules;
  private final ZoneId zone;

  @Inject
  EarningRules(Config config, @ConfigProperty(name = "paopao.points.zone") String zone) {
    this(read(config), ZoneId.of(zone));
  }

  EarningRules(Map<MovementKind, EarningRule> rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  protected EarningRules() {
    this(Map.of(), ZoneId.of("UTC"));
  }

  EarningRule of(MovementKind kind) {
    return rules.getOrDefault(kind, NOTHING);
  }

  /// The day that a moment counts for.
  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private static Map<MovementKind, EarningRule> read(Config config) {
    Map<MovementKind, EarningRule> rules = new EnumMap<>(MovementKind.class);
    for (MovementKind kind : MovementKind.values()) {
      config
          .getOptionalValue(PREFIX + kind.code().replace('_', '-'), EarningRule.class)
          .ifPresent(rule -> rules.put(kind, rule));
    }
    return rules;
  }
}
