package io.paopao.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final Times CHINESE = times(Language.CHINESE);
  private static final Times ENGLISH = times(Language.ENGLISH);

  @Test
  void saysTheRecentPastRelatively() {
    assertThat(CHINESE.ago(Instant.parse("2026-11-23T12:59:30Z"))).isEqualTo("刚刚");
    assertThat(CHINESE.ago(Instant.parse("2026-11-23T12:57:00Z"))).isEqualTo("3 分钟前");
    assertThat(ENGLISH.ago(Instant.parse("2026-11-23T12:00:00Z"))).isEqualTo("1 hour ago");
    assertThat(ENGLISH.ago(Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo("3 days ago");
  }

  @Test
  void saysTheYearOnlyOfOtherYears() {
    assertThat(CHINESE.ago(Instant.parse("2026-03-04T12:00:00Z"))).isEqualTo("3月4日");
    assertThat(CHINESE.ago(Instant.parse("2010-08-26T05:25:09Z"))).isEqualTo("2010年8月26日");
    assertThat(ENGLISH.ago(Instant.parse("2010-08-26T05:25:09Z"))).isEqualTo("26 Aug 2010");
  }

  @Test
  void takesAClockThatIsAheadForNow() {
    assertThat(ENGLISH.ago(Instant.parse("2026-11-23T13:00:05Z"))).isEqualTo("just now");
  }

  @Test
  void saysLargeCountsShortly() {
    assertThat(new Counts(Language.CHINESE).brief(9_999)).isEqualTo("9999");
    assertThat(new Counts(Language.CHINESE).brief(12_840)).isEqualTo("1.2万");
    assertThat(new Counts(Language.ENGLISH).brief(1_299)).isEqualTo("1.2K");
  }

  private static Times times(Language language) {
    return new Times(Messages.in(language), Instant.parse("2026-11-23T13:00:00Z"));
  }
}
