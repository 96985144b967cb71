package io.paopao.stack;

import io.paopao.mailbox.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// The mail server of development and tests, a JVM of its own: takes every mail, sends none.
public final class MailServer extends Part {

  private final int inboxPort;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  MailServer(int port, int inboxPort, Home home) {
    super("mail", port, home);
    this.inboxPort = inboxPort;
  }

  /// Where its mails can be read.
  public URI inbox() {
    return URI.create("http://127.0.0.1:" + inboxPort + "/");
  }

  @Override
  List<String> command() {
    return JavaCommand.of(
        JavaCommand.SMALL,
        Mailbox.class,
        List.of(String.valueOf(port()), String.valueOf(inboxPort)));
  }

  @Override
  boolean answers() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(inbox().resolve("messages")).timeout(Duration.ofSeconds(2)).build();
    return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }
}
