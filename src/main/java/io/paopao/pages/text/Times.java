package io.paopao.pages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// How the page says when something happened, seen from one moment.
public record Times(Messages messages, Instant now) {

  /// "3 minutes ago" for the recent past, a date for what is older than a week.
  public String ago(Instant at) {
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return messages.of("time.now");
    }
    if (age.toHours() < 1) {
      return messages.of("time.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return messages.of("time.hours", age.toHours());
    }
    return age.toDays() < 7 ? messages.of("time.days", age.toDays()) : date(at);
  }

  /// The day, with its year only when it is not this year.
  public String date(Instant at) {
    ZonedDateTime day = at.atZone(ZoneOffset.UTC);
    boolean thisYear = day.getYear() == now.atZone(ZoneOffset.UTC).getYear();
    return format(thisYear ? "time.format.day" : "time.format.year", day);
  }

  /// The month, for timelines.
  public String month(Instant at) {
    return format("time.format.month", at.atZone(ZoneOffset.UTC));
  }

  /// Day and minute in UTC; the browser turns it into the reader's own zone.
  public String exact(Instant at) {
    return format("time.format.exact", at.atZone(ZoneOffset.UTC));
  }

  private String format(String key, ZonedDateTime at) {
    return DateTimeFormatter.ofPattern(messages.of(key), messages.language().locale()).format(at);
  }
}
