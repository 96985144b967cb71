package io.paopao.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncHandlerTest {

  private static final int RECORDS = 100;
  private static final long BYTES = 64 * 1024;

  private final LogRing ring = new LogRing(RECORDS, BYTES);
  private final Log log = new Log();
  private final AsyncHandler handler = new AsyncHandler(ring, List.of(log));

  /// A log that stands still until it is told to go on.
  private static final class Log extends Handler {
    private final List<String> written = new ArrayList<>();
    private CountDownLatch open = new CountDownLatch(0);

    @Override
    public void publish(LogRecord record) {
      try {
        open.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      written.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void say(String text, Object... parameters) {
    LogRecord record = new LogRecord(Level.INFO, text);
    record.setLoggerName("io.paopao.Test");
    record.setParameters(parameters);
    handler.publish(record);
  }

  @Test
  void writesWhatWasSaidInItsOrder() throws InterruptedException {
    StringBuilder changing = new StringBuilder("one");
    say("{0}", changing);
    changing.append(" and more");
    say("two");
    handler.write(Duration.ZERO);
    handler.write(Duration.ZERO);

    assertThat(log.written).containsExactly("one", "two");
    assertThat(ring.size()).isZero();
    assertThat(ring.bytes()).isZero();
  }

  @Test
  void aLogThatStandsStillCostsTheOldestRecordsAndNobodyWaits() throws Exception {
    log.open = new CountDownLatch(1);
    Thread writer = Thread.ofVirtual().start(this::writeAll);
    say("first");
    for (int i = 0; i < 100_000; i++) {
      say("record " + i);
      assertThat(ring.size()).isLessThanOrEqualTo(RECORDS);
    }
    assertThat(ring.dropped()).isGreaterThanOrEqualTo(100_000 - 2 * RECORDS);
    log.open.countDown();
    while (ring.size() > 0) {
      Thread.onSpinWait();
    }
    writer.interrupt();
    writer.join();

    assertThat(log.written).contains("record 99999").hasSizeLessThan(3 * RECORDS);
    assertThat(log.written).anyMatch(text -> text.endsWith("were dropped: the log is too slow"));
  }

  private void writeAll() {
    try {
      while (true) {
        handler.write(Duration.ofMinutes(1));
      }
    } catch (
        @SuppressWarnings("unused")
        InterruptedException end) {
      return;
    }
  }

  @Test
  void largeRecordsAreBoundedInBytes() {
    for (int i = 0; i < 50; i++) {
      say("x".repeat(1_000_000));
      assertThat(ring.bytes()).isLessThanOrEqualTo(BYTES);
    }
    assertThat(ring.size()).isEqualTo(3);
    assertThat(ring.dropped()).isEqualTo(47);
  }
}
