package io.paopao.stack;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the stack lives and listens.
///
/// @param checkout the project's folder, with `liberty-config` and the exploded WAR under `target`
/// @param home data, logs and secrets of this stack
/// @param cache unpacked server binaries, shared by all checkouts
/// @param libertyZip the Open Liberty distribution
/// @param adminHost where the admin port listens
/// @param settings of the forum, that differ from those of a development stack
/// @param devPassword password of the development accounts; generated when null
/// @param coverage the file JaCoCo writes the forum's coverage to; not measured when null
/// @param links whether the forum reaches its servers through a [Link] each
public record StackConfig(
    Path checkout,
    Path home,
    Path cache,
    Path libertyZip,
    String host,
    String adminHost,
    Ports ports,
    ExternalServices external,
    Map<String, String> settings,
    @Nullable String devPassword,
    @Nullable Path coverage,
    boolean links) {

  /// Reads the `PAOPAO_*` variables that `docs/operations.md` lists.
  static StackConfig from(Map<String, String> environment, Path checkout, Path libertyZip) {
    return new StackConfig(
        checkout,
        checkout.resolve(environment.getOrDefault("PAOPAO_HOME", ".paopao")),
        cache(environment),
        libertyZip,
        environment.getOrDefault("PAOPAO_HOST", "127.0.0.1"),
        environment.getOrDefault("PAOPAO_ADMIN_HOST", "127.0.0.1"),
        Ports.from(environment),
        ExternalServices.from(environment),
        Map.of(),
        environment.get("PAOPAO_DEV_PASSWORD"),
        null,
        false);
  }

  /// A stack of its own on free ports, whatever the developer's environment says. What is for
  /// operators is served on the admin port only, as in production.
  static StackConfig isolated(Path home, Path checkout, Path libertyZip) {
    return new StackConfig(
        checkout,
        home,
        cache(System.getenv()),
        libertyZip,
        "127.0.0.1",
        "127.0.0.1",
        Ports.FREE,
        ExternalServices.NONE,
        Map.of(
            "PAOPAO_ADMIN_ON_PUBLIC_PORTS", "false",
            "PAOPAO_HTTP_ORIGINS", "https://app.example.org"),
        null,
        null,
        false);
  }

  StackConfig withCoverage(Path file) {
    return new StackConfig(
        checkout,
        home,
        cache,
        libertyZip,
        host,
        adminHost,
        ports,
        external,
        settings,
        devPassword,
        file,
        links);
  }

  StackConfig withLinks(boolean wanted) {
    return new StackConfig(
        checkout,
        home,
        cache,
        libertyZip,
        host,
        adminHost,
        ports,
        external,
        settings,
        devPassword,
        coverage,
        wanted);
  }

  StackConfig withPortsResolved() {
    return new StackConfig(
        checkout,
        home,
        cache,
        libertyZip,
        host,
        adminHost,
        ports.resolved(),
        external,
        settings,
        devPassword,
        coverage,
        links);
  }

  /// The same for one more server of the forum, on free ports.
  StackConfig beside() {
    return new StackConfig(
        checkout,
        home,
        cache,
        libertyZip,
        host,
        adminHost,
        ports.withForum(Ports.free(3)),
        external,
        settings,
        devPassword,
        coverage,
        links);
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
