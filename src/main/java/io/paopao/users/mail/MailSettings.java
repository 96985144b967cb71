package io.paopao.users.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/// The mail server, and where the links in mails lead.
@ApplicationScoped
public class MailSettings {

  @Inject private Config config;

  /// Whether there is a mail server at all. Without one no address can be verified, so nobody is
  /// held to it.
  public boolean isOn() {
    return !text("host").isEmpty();
  }

  /// A page of the forum, as the reader of a mail reaches it. Never made from what a request says
  /// about itself.
  URI link(String path) {
    return URI.create(text("links")).resolve(path);
  }

  String from() {
    return text("from");
  }

  /// The most mails that wait.
  int queue() {
    return config.getValue("paopao.mail.queue", Integer.class);
  }

  int attempts() {
    return config.getValue("paopao.mail.attempts", Integer.class);
  }

  /// How long the first repetition waits; each further one twice as long.
  Duration retry() {
    return config.getValue("paopao.mail.retry", Duration.class);
  }

  Duration poll() {
    return config.getValue("paopao.mail.poll", Duration.class);
  }

  Duration timeout() {
    return config.getValue("paopao.mail.timeout", Duration.class);
  }

  Optional<Login> login() {
    return text("user").isEmpty()
        ? Optional.empty()
        : Optional.of(new Login(text("user"), text("password")));
  }

  /// For the mail server.
  record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /// As Jakarta Mail reads them: every wait has an end.
  ///
  /// @throws IllegalArgumentException for a kind of security that there is not
  Properties properties() {
    String millis = String.valueOf(timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", text("host"));
    properties.setProperty("mail.smtp.port", text("port"));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", String.valueOf(login().isPresent()));
    properties.setProperty("mail.mime.allowutf8", "true");
    switch (text("security").toLowerCase(Locale.ROOT)) {
      case "none" -> {}
      case "starttls" -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      }
      case "tls" -> {
        properties.setProperty("mail.smtp.ssl.enable", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      }
      default -> throw new IllegalArgumentException("paopao.mail.security: none, starttls or tls");
    }
    return properties;
  }

  private String text(String name) {
    return config.getOptionalValue("paopao.mail." + name, String.class).orElse("");
  }
}
