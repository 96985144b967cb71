package io.paopao.importer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Imports a JSON Lines file of threads: streaming, resumable, without doubles.
public final class Importer {

  private final ForumSession forum;
  private final Path state;

  /// @param login an administrator's
  /// @param state folder in which the importer notes how far it is
  public Importer(URI base, String login, String password, Path state) {
    this.forum = new ForumSession(base, login, password);
    this.state = state;
  }

  /// Goes on where an earlier run over the same file was interrupted.
  public ImportResult run(Path file, Progress progress) throws IOException, InterruptedException {
    long total = Files.size(file);
    Offset offset = Offset.of(state, file);
    ImportResult result = ImportResult.NONE;
    try (Lines lines = Lines.open(file, Math.min(total, offset.read()))) {
      progress.at(lines.offset(), total, result);
      List<String> batch = lines.next();
      while (!batch.isEmpty()) {
        result = result.plus(forum.send(batch));
        offset.write(lines.offset());
        progress.at(lines.offset(), total, result);
        batch = lines.next();
      }
    }
    return result;
  }

  /// `mvn test-compile exec:exec@import -Dfile=…`; the forum's address and the administrator's
  /// password come from PAOPAO_URL and PAOPAO_DEV_PASSWORD.
  static void main(String[] args) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    String password = environment.get("PAOPAO_DEV_PASSWORD");
    if (args.length != 1 || args[0].isBlank() || password == null) {
      System.err.println("Set PAOPAO_DEV_PASSWORD and name a file: -Dfile=threads.jsonl");
      System.exit(2);
      return;
    }
    URI base = URI.create(environment.getOrDefault("PAOPAO_URL", "http://127.0.0.1:9080/"));
    Path state = Path.of(environment.getOrDefault("PAOPAO_HOME", ".paopao"), "import");
    try {
      ImportResult result =
          new Importer(base, environment.getOrDefault("PAOPAO_ADMIN", "admin"), password, state)
              .run(Path.of(args[0]), new ProgressBar(System.out));
      result.failed().forEach(System.err::println);
      System.out.println(result);
      System.exit(result.failed().isEmpty() ? 0 : 1);
    } catch (IOException e) {
      System.err.println("The import stopped: " + e.getMessage());
      System.exit(1);
    }
  }
}
