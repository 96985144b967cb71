package io.paopao.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forum: its WAR on Open Liberty, on the JDK of the launcher.
public final class Liberty extends Part {

  private final StackConfig config;
  private final LibertyFolder folder;
  private final Path wlp;
  private final Map<String, String> settings;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// The setting with the name of the server among others of one stack.
  static final String NAME = "PAOPAO_NODE";

  private static final String USUAL_NAME = "forum";

  Liberty(StackConfig config, Home home, Path wlp, Map<String, String> settings) {
    super(settings.getOrDefault(NAME, USUAL_NAME), config.ports().http(), home);
    this.config = config;
    this.folder = new LibertyFolder(home.folder().resolve(ownFolder()));
    this.wlp = wlp;
    this.settings = settings;
  }

  public URI baseUri() {
    return URI.create("http://" + reachable(config.host()) + ":" + port() + "/");
  }

  public URI secureUri() {
    return URI.create("https://" + reachable(config.host()) + ":" + config.ports().https() + "/");
  }

  private String ownFolder() {
    return name().equals(USUAL_NAME) ? "liberty" : "liberty-" + name();
  }

  /// Where operators ask: health, metrics, and the API below `ops`.
  public URI adminUri() {
    return URI.create(
        "http://" + reachable(config.adminHost()) + ":" + config.ports().admin() + "/");
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("*") ? "127.0.0.1" : host;
  }

  /// The installed server program.
  Path program() {
    return wlp;
  }

  @Override
  List<String> command() throws IOException {
    folder.refresh(config);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + wlp.resolve("lib/platform/java/java24.options"));
    command.add("@" + folder.server().resolve("jvm.options"));
    addIfSet(command, "-Xmx", System.getenv("PAOPAO_HEAP"));
    if (config.coverage() != null) {
      command.add(coverageAgent() + config.coverage());
    }
    command.add("-javaagent:" + wlp.resolve("bin/tools/ws-javaagent.jar"));
    command.addAll(List.of("-jar", wlp.resolve("bin/tools/ws-server.jar").toString()));
    command.add(LibertyFolder.SERVER);
    return command;
  }

  private static void addIfSet(List<String> command, String option, @Nullable Object value) {
    if (value != null) {
      command.add(option + value);
    }
  }

  private static String coverageAgent() {
    Path agent = ClassPath.jar("org.jacoco.agent-");
    return "-javaagent:" + agent + "=includes=io.paopao.*,destfile=";
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("WLP_USER_DIR", folder.root().toString());
    environment.put("WLP_OUTPUT_DIR", folder.output().toString());
    environment.put("LOG_DIR", home().folder().resolve("logs").resolve(ownFolder()).toString());
    return environment;
  }

  @Override
  boolean answers() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(adminUri().resolve("/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  @Override
  Duration poll() {
    return Duration.ofMillis(300);
  }

  @Override
  Duration startLimit() {
    return Duration.ofMinutes(5);
  }
}
