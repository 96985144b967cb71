package io.paopao.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationPreferencesTest {

  @Test
  void wantsEverythingByDefault() {
    assertThat(NotificationPreferences.without(Set.of()))
        .isEqualTo(new NotificationPreferences(true, true, true));
  }

  @Test
  void wantsWhatIsNotUnwanted() {
    NotificationPreferences preferences = NotificationPreferences.without(Set.of(Kind.MENTION));

    assertThat(EnumSet.allOf(Kind.class))
        .filteredOn(preferences::wants)
        .doesNotContain(Kind.MENTION);
    assertThat(preferences.wants(Kind.REPLY)).isTrue();
  }
}
