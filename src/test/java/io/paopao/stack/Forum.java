package io.paopao.stack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// What `mvn` runs: the whole stack in the foreground, until Ctrl-C.
public final class Forum {

  private static final String HOW_TO_GO_ON =
      "The others go on without it. To have it back: Ctrl-C, and the same command again.";

  private Forum() {}

  static void main(String[] args) throws InterruptedException {
    try {
      StackConfig config = config();
      Stack stack = Stack.prepare(config, note -> System.out.println("  " + note));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      ParentWatch.exitWithParent();
      stack.start();
      SampleThreads.importInto(stack, config.checkout(), config.home());
      System.out.println(Welcome.text(stack));
      stack.whenLost(what -> System.err.println(what + "\n" + HOW_TO_GO_ON));
    } catch (StackFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static StackConfig config() {
    return StackConfig.from(
        System.getenv(),
        Path.of(System.getProperty("project.basedir", "")).toAbsolutePath(),
        Path.of(System.getProperty("liberty.zip", "")));
  }
}
