package io.paopao.importer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Imports a JSON Lines file of threads: streaming, resumable, without doubles.
public final class Importer {

  private final URI base;
  private final ForumSession forum;
  private final Path state;

  /// @param login an administrator's
  /// @param state folder in which the importer notes how far it is
  public Importer(URI base, String login, String password, Path state) {
    this.base = base;
    this.forum = new ForumSession(base, login, password);
    this.state = state;
  }

  /// Goes on where an earlier run over the same file, into the same forum, was interrupted or had a
  /// thread refused.
  public ImportResult run(Path file, Progress progress) throws IOException, InterruptedException {
    long total = Files.size(file);
    Offset offset = Offset.of(state, file, base);
    ImportResult result = ImportResult.NONE;
    try (Lines lines = Lines.open(file, Math.min(total, offset.read()))) {
      progress.at(lines.offset(), total, result);
      List<String> batch = lines.next();
      while (!batch.isEmpty()) {
        result = result.plus(forum.send(batch));
        if (result.failed().isEmpty()) {
          offset.write(lines.offset());
        }
        progress.at(lines.offset(), total, result);
        batch = lines.next();
      }
    }
    return result;
  }

  /// `mvn process-classes exec:exec@import -Dfile=…`; without PAOPAO_URL, PAOPAO_ADMIN and
  /// PAOPAO_DEV_PASSWORD it imports into the forum that `mvn` runs in this checkout.
  static void main(String[] args) throws InterruptedException {
    if (args.length != 1 || !Files.isRegularFile(Path.of(args[0]))) {
      System.err.println("There is no file " + String.join(" ", args) + ": -Dfile=threads.jsonl");
      System.exit(2);
      return;
    }
    try {
      ImportResult result =
          here(System.getenv()).run(Path.of(args[0]), new ProgressBar(System.out));
      result.failed().forEach(System.err::println);
      System.out.println(result);
      System.exit(result.failed().isEmpty() ? 0 : 1);
    } catch (IOException e) {
      System.err.println("The import stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Importer here(Map<String, String> environment) throws IOException {
    Path home = Path.of(environment.getOrDefault("PAOPAO_HOME", ".paopao"));
    String usual = "http://127.0.0.1:" + environment.getOrDefault("PAOPAO_HTTP_PORT", "9080") + "/";
    return new Importer(
        URI.create(environment.getOrDefault("PAOPAO_URL", usual)),
        environment.getOrDefault("PAOPAO_ADMIN", "admin"),
        password(environment, home),
        home.resolve("import"));
  }

  private static String password(Map<String, String> environment, Path home) throws IOException {
    String given = environment.get("PAOPAO_DEV_PASSWORD");
    Path generated = home.resolve("secrets/dev");
    if (given == null && !Files.exists(generated)) {
      throw new IOException("no forum was started in " + home + ": set PAOPAO_DEV_PASSWORD");
    }
    return given == null ? Files.readString(generated).strip() : given;
  }
}
