package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

  @TempDir private Path folder;

  @Test
  void areInTheCacheWhereProgramsRunThere() {
    Path cache = folder.resolve("cache");
    assertThat(Binaries.in(cache, folder.resolve("home")).root()).isEqualTo(cache);
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void areInTheHomeWhereTheCacheLetsNoneRun() throws IOException {
    Path home = folder.resolve("home");
    assertThat(Binaries.in(unusable(), home).root()).isEqualTo(home.resolve("bin"));
  }

  @Test
  void bothPlacesAreNamedWhereNeitherLetsThemRun() throws IOException {
    Path unusable = unusable();
    assertThatThrownBy(() -> Binaries.in(unusable, unusable.resolve("home")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining(unusable.toString())
        .hasMessageContaining("set PAOPAO_CACHE to a folder that does");
  }

  private Path unusable() throws IOException {
    return Files.writeString(folder.resolve("file"), "no folder");
  }
}
