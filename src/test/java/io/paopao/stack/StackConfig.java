package io.paopao.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the stack lives and listens.
///
/// @param checkout the project's folder, with `liberty-config` and the exploded WAR under `target`
/// @param home data, logs and secrets of this stack
/// @param cache unpacked server binaries, shared by all checkouts
/// @param libertyZip the Open Liberty distribution
/// @param devPassword password of the development accounts; generated when null
/// @param coverage the file JaCoCo writes the forum's coverage to; not measured when null
public record StackConfig(
    Path checkout,
    Path home,
    Path cache,
    Path libertyZip,
    String host,
    Ports ports,
    ExternalServices external,
    @Nullable String devPassword,
    @Nullable Path coverage) {

  /// Reads the `PAOPAO_*` variables that README lists.
  static StackConfig from(Map<String, String> environment, Path checkout, Path libertyZip) {
    return new StackConfig(
        checkout,
        checkout.resolve(environment.getOrDefault("PAOPAO_HOME", ".paopao")),
        cache(environment),
        libertyZip,
        environment.getOrDefault("PAOPAO_HOST", "127.0.0.1"),
        Ports.from(environment),
        ExternalServices.from(environment),
        environment.get("PAOPAO_DEV_PASSWORD"),
        null);
  }

  /// A stack of its own on free ports, whatever the developer's environment says.
  static StackConfig isolated(Path home, Path checkout, Path libertyZip) {
    return new StackConfig(
        checkout,
        home,
        cache(System.getenv()),
        libertyZip,
        "127.0.0.1",
        Ports.FREE,
        ExternalServices.NONE,
        null,
        null);
  }

  StackConfig withCoverage(Path file) {
    return new StackConfig(
        checkout, home, cache, libertyZip, host, ports, external, devPassword, file);
  }

  StackConfig withPortsResolved() {
    return new StackConfig(
        checkout, home, cache, libertyZip, host, ports.resolved(), external, devPassword, coverage);
  }

  /// The same for one more server of the forum, on free ports.
  StackConfig beside() {
    List<Integer> free = Ports.free(2);
    Ports own = ports.withForum(free.getFirst(), free.getLast());
    return new StackConfig(
        checkout, home, cache, libertyZip, host, own, external, devPassword, coverage);
  }

  private static Path cache(Map<String, String> environment) {
    String given = environment.get("PAOPAO_CACHE");
    return given != null
        ? Path.of(given).toAbsolutePath()
        : Path.of(System.getProperty("user.home"), ".cache", "paopao");
  }

  Path war() {
    return checkout.resolve("target/paopao");
  }
}
