package io.paopao.users.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How long a mail is worth being sent, and how long its link holds.
@ApplicationScoped
public class MailLife {

  private static final Duration NOTICE = Duration.ofDays(2);

  private final Duration verification;
  private final Duration reset;

  @Inject
  MailLife(
      @ConfigProperty(name = "paopao.users.verification-life") Duration verification,
      @ConfigProperty(name = "paopao.users.reset-life") Duration reset) {
    this.verification = verification;
    this.reset = reset;
  }

  protected MailLife() {
    this(Duration.ZERO, Duration.ZERO);
  }

  Duration of(MailKind kind) {
    return switch (kind) {
      case VERIFY -> verification;
      case RESET -> reset;
      default -> NOTICE;
    };
  }
}
