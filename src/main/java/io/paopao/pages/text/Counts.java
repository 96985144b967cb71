package io.paopao.pages.text;

import java.math.RoundingMode;
import java.text.NumberFormat;

/// Large counts said shortly: 1.2k, 1.2万.
public record Counts(Language language) {

  private static final int CHINESE_STEP = 10_000;

  public String brief(long count) {
    long exactBelow = language == Language.CHINESE ? CHINESE_STEP : 1_000;
    if (count < exactBelow) {
      return Long.toString(count);
    }
    NumberFormat format =
        NumberFormat.getCompactNumberInstance(language.locale(), NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(count);
  }
}
