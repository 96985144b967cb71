package io.paopao.stack;

import io.paopao.importer.Importer;
import io.paopao.importer.ProgressBar;
import java.io.IOException;
import java.nio.file.Path;

/// Fills a new forum with the real threads of `db/seed`, once: a start that was interrupted goes
/// on.
final class SampleThreads {

  private static final String FILE = "db/seed/sample-500.jsonl";

  private SampleThreads() {}

  static void importInto(Stack stack, Path checkout, Path home) throws InterruptedException {
    try {
      new Importer(stack.forum().baseUri(), "admin", stack.devPassword(), home.resolve("import"))
          .run(checkout.resolve(FILE), new ProgressBar(System.out));
    } catch (IOException e) {
      System.err.println("The sample threads are not imported: " + e.getMessage());
    }
  }
}
