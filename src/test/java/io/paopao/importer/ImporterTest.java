package io.paopao.importer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

  @TempDir private Path folder;

  @Test
  void aForumThatIsNotThereIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("threads.jsonl"), "{}\n");
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
    }

    assertThatThrownBy(
            () -> new Importer(nobody, "admin", "any", folder).run(file, Progress.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessage("no forum answers at " + nobody + ": start it with \"mvn\", or set PAOPAO_URL");
  }
}
