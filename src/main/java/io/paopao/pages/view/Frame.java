package io.paopao.pages.view;

import io.paopao.pages.Assets;
import io.paopao.pages.text.Counts;
import io.paopao.pages.text.Messages;
import io.paopao.pages.text.Prices;
import io.paopao.pages.text.Times;
import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything around a page'\''s content, and the words to say it in.
public record Frame(
    Messages messages,
    Scheme scheme,
    Instant now,
    Assets assets,
    Place place,
    @Nullable Viewer viewer,
    List<BoardLink> boards,
    Rail rail,
    String csrf) {

  /// The colour scheme that the reader chose.
  public enum Scheme {
    AUTO,
    LIGHT,
    DARK;

    public String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The text of a key in the reader's language.
  public String t(String key, Object... arguments) {
    return messages.of(key, arguments);
  }

  public String lang() {
    return messages.language().tag();
  }

  public Times times() {
    return new Times(messages, now);
  }

  /// What something costs.
  public String price(Money price) {
    return new Prices(messages).of(price);
  }

  public String count(long value) {
    return new Counts(messages.language()).brief(value);
  }

  public String asset(String name) {
    return assets.url(name);
  }

  /// A post's `lang` attribute: only where it differs from the page's.
  public @Nullable String langOf(String other) {
    return other.isEmpty() || other.equals(lang()) ? null : other;
  }
}
