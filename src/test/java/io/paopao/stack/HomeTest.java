package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir private Path folder;

  @Test
  void secondStackIsRefused() {
    try (Home first = Home.open(folder)) {
      assertThat(first.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> Home.open(folder))
          .isInstanceOf(StackFailure.class)
          .hasMessage(
              "Another stack runs in "
                  + folder
                  + ": stop it, or set PAOPAO_HOME to another folder.");
    }
    Home.open(folder).close();
  }

  @Test
  void stackThatIsEndingIsWaitedFor() {
    Home first = Home.open(folder);
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
          first.close();
        });
    try (Home second = Home.open(folder, Duration.ofSeconds(30))) {
      assertThat(second.folder()).isEqualTo(folder);
    }
  }

  @Test
  void folderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Home.open(file.resolve("home")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is not writable: make it so, or set PAOPAO_HOME");
  }

  @Test
  void secretIsMadeOnceAndForItsOwner() throws IOException {
    try (Home home = Home.open(folder)) {
      String secret = home.secrets().get("dev");
      assertThat(secret).hasSize(24).isEqualTo(home.secrets().get("dev"));
      assertThat(secret).isNotEqualTo(home.secrets().get("db-root"));
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/dev")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void leftOverServerIsEnded() {
    ServerProcess server =
        ServerProcess.start(List.of("sleep", "600"), Map.of(), folder.resolve("sleep.log"));
    try (Home home = Home.open(folder)) {
      new PidFile(home.run("sleep.pid")).write(server.handle());
      home.endLeftOvers();
    }
    assertThat(server.isAlive()).isFalse();
  }
}
