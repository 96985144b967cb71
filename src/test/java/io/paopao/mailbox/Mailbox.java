package io.paopao.mailbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/// Takes mails by SMTP and shows them over HTTP: `GET /` as a page, `GET /messages` as JSON, both
/// the newest first. What it holds it forgets when it stops, or when it is too much.
public final class Mailbox {

  private static final int MOST = 1000;
  private static final String LOOPBACK = "127.0.0.1";

  private final GreenMail mail;

  private Mailbox(GreenMail mail) {
    this.mail = mail;
  }

  /// Arguments: the port of SMTP, the port of HTTP.
  static void main(String[] args) throws IOException {
    GreenMail mail =
        new GreenMail(
            new ServerSetup(Integer.parseInt(args[0]), LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mail.start();
    Mailbox mailbox = new Mailbox(mail);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", mailbox::show);
    server.start();
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean json = exchange.getRequestURI().getPath().equals("/messages");
      List<JsonObject> messages = messages();
      byte[] body = (json ? list(messages) : page(messages)).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", json ? "application/json" : "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (MessagingException | FolderException e) {
      throw new IOException(e);
    }
  }

  private List<JsonObject> messages() throws MessagingException, FolderException, IOException {
    MimeMessage[] received = mail.getReceivedMessages();
    if (received.length > MOST) {
      mail.purgeEmailFromAllMailboxes();
    }
    List<JsonObject> messages = new ArrayList<>();
    for (MimeMessage message : received) {
      messages.add(json(message));
    }
    Collections.reverse(messages);
    return messages;
  }

  private static JsonObject json(MimeMessage message) throws MessagingException, IOException {
    String to =
        String.join(
            ", ",
            Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                .map(address -> ((InternetAddress) address).getAddress())
                .toList());
    return Json.createObjectBuilder()
        .add("to", to)
        .add("subject", message.getSubject())
        .add("text", String.valueOf(message.getContent()))
        .build();
  }

  private static String list(List<JsonObject> messages) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    messages.forEach(list::add);
    return list.build().toString();
  }

  private static String page(List<JsonObject> messages) {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mailbox</title>"
                + "<h1>Mailbox</h1><p>Every mail that the forum has sent, the newest first.</p>");
    for (JsonObject message : messages) {
      page.append("<hr><h2>")
          .append(escaped(message.getString("subject")))
          .append("</h2><p>To ")
          .append(escaped(message.getString("to")))
          .append("</p><pre>")
          .append(linked(escaped(message.getString("text"))))
          .append("</pre>");
    }
    return page.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String linked(String escaped) {
    return escaped.replaceAll("(https?://[^\\s&]+)", "<a href=\"$1\">$1</a>");
  }
}
