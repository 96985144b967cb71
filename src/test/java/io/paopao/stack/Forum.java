package io.paopao.stack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// What `mvn` runs: the whole stack in the foreground, until Ctrl-C.
public final class Forum {

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
