package io.paopao.users.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Hands letters to the mail server, over one connection each.
@ApplicationScoped
class MailServer {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailSettings settings;

  @Inject
  MailServer(MailSettings settings) {
    this.settings = settings;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MailServer() {
    this(null);
  }

  /// Returns when the server has taken it.
  ///
  /// @throws jakarta.mail.internet.AddressException when nobody can have such an address
  /// @throws MessagingException when the server did not take it
  void send(Letter letter) throws MessagingException {
    Session session = Session.getInstance(settings.properties());
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
    message.setSubject(letter.subject(), UTF_8);
    message.setText(letter.text(), UTF_8);
    message.setSentDate(Date.from(Instant.now()));
    message.setHeader("Auto-Submitted", "auto-generated");
    Optional<MailSettings.Login> login = settings.login();
    if (login.isPresent()) {
      Transport.send(message, login.get().user(), login.get().password());
    } else {
      Transport.send(message);
    }
  }
}
