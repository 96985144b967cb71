package io.paopao.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The unpacked programs of all servers.
record Programs(Path mariadb, Path redis, Path liberty) {

  static Programs unpacked(StackConfig config, Consumer<String> notes) {
    Binaries binaries = Binaries.in(config.cache(), config.home());
    notes.accept("servers are in " + binaries.root());
    List<Path> paths =
        Together.call(
            List.<Callable<Path>>of(
                binaries::mariadb, binaries::redis, () -> binaries.liberty(config.libertyZip())));
    return new Programs(paths.get(0), paths.get(1), paths.get(2));
  }
}
