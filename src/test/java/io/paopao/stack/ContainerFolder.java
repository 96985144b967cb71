package io.paopao.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/// Makes the folder of the server that Arquillian starts: a second node of the forum, with the
/// forum's own configuration, on the databases of the running stack.
public final class ContainerFolder {

  private static final String SERVER = "paopao-container";

  // What Arquillian needs on top: a connector to ask for the state of its deployment, and a server
  // that reads the application it adds to this file.
  private static final String SERVER_XML =
      """
      <server>
        <include location="forum.xml"/>
        <featureManager><feature>localConnector-1.0</feature></featureManager>
        <config updateTrigger="polled" monitorInterval="500ms"/>
      </server>
      """;

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(300);

  private final HttpClient client = HttpClient.newHttpClient();

  /// Registers this class with Arquillian.
  public static final class Extension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
      builder.observer(ContainerFolder.class);
    }
  }

  /// Before Arquillian reads its own configuration, which names what is made here.
  void make(@Observes(precedence = 1) ManagerStarted event) throws IOException {
    Stack stack = Stack.running();
    Path folder = stack.home().resolve("container");
    int port = Ports.free(1).getFirst();
    write(folder.resolve("servers").resolve(SERVER), stack, port);
    System.setProperty("paopao.container.wlp", stack.forum().program().toString());
    System.setProperty("paopao.container.folder", folder.toString());
    System.setProperty("paopao.container.port", String.valueOf(port));
  }

  /// The forum refuses requests, those of the tests too, until it has started.
  void awaitForum(@Observes AfterDeploy event) throws IOException, InterruptedException {
    String port = System.getProperty("paopao.container.port");
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (client.send(ready, BodyHandlers.discarding()).statusCode() != 200) {
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailure("The forum in the container is not ready within " + START_LIMIT);
      }
      Thread.sleep(POLL);
    }
  }

  private static void write(Path server, Stack stack, int port) throws IOException {
    Path forum = stack.home().resolve("liberty/servers").resolve(LibertyFolder.SERVER);
    Files.createDirectories(server.resolve("apps"));
    for (String file : List.of("jvm.options", "bootstrap.properties")) {
      Files.copy(forum.resolve(file), server.resolve(file));
    }
    Files.writeString(server.resolve("forum.xml"), withoutForum(forum.resolve("server.xml")));
    LibertyFolder.putDriver(forum.resolve("apps/paopao.war"), server.resolve("lib"));
    Files.writeString(server.resolve("server.xml"), SERVER_XML);
    Files.writeString(server.resolve("server.env"), environment(stack, port));
  }

  // Liberty is not ready before each application that it was told of runs, and Arquillian brings
  // its own.
  private static String withoutForum(Path serverXml) throws IOException {
    String xml = Files.readString(serverXml);
    String without = xml.replaceFirst("(?s)<webApplication .*?</webApplication>", "");
    if (without.equals(xml)) {
      throw new StackFailure(serverXml + " has no <webApplication> to leave out.");
    }
    // Arquillian's application is not at the root, so it cannot hand on what the server tells
    return without.replace(
        "name=\"admin.virtual.host\" value=\"management\"",
        "name=\"admin.virtual.host\" value=\"default_host\"");
  }

  private static String environment(Stack stack, int port) {
    Map<String, String> variables = new HashMap<>(stack.forumEnvironment());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("PAOPAO_HTTP_PORT", String.valueOf(port));
    variables.put("PAOPAO_HTTPS_PORT", String.valueOf(Ports.free(1).getFirst()));
    variables.put("PAOPAO_ADMIN_PORT", String.valueOf(Ports.free(1).getFirst()));
    variables.put("PAOPAO_HOME", stack.home().resolve("container").toString());
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.joining("\n"));
  }
}
