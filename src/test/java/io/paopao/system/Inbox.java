package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mails that have reached one address.
record Inbox(String address) {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// What one mail says.
  record Mail(String subject, String text) {

    URI link() {
      Matcher link = LINK.matcher(text);
      assertThat(link.find()).as(text).isTrue();
      return URI.create(link.group());
    }

    String token() {
      return link().getQuery().replace("token=", "");
    }
  }

  /// Waits for a mail with that in its subject; the newest when there are several.
  Mail await(String subject) {
    return Eventually.value(
        SOON,
        () -> {
          List<Mail> found =
              mails().stream().filter(mail -> mail.subject().contains(subject)).toList();
          assertThat(found).as("%s to %s", subject, address).isNotEmpty();
          return found.getFirst();
        });
  }

  /// The newest first.
  List<Mail> mails() {
    try {
      URI uri = Stack.running().mail().inbox().resolve("messages");
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      String body = HTTP.send(request, BodyHandlers.ofString()).body();
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readArray().getValuesAs(JsonObject.class).stream()
            .filter(mail -> mail.getString("to").equals(address))
            .map(mail -> new Mail(mail.getString("subject"), mail.getString("text")))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
