package io.paopao.platform.logging;

import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// Takes log records from who logs and gives them to the handlers behind it from another thread.
final class AsyncHandler extends Handler {

  private static final int BATCH = 1_000;
  private static final int LONGEST_MESSAGE = 8 * 1024;
  private static final int RECORD_BYTES = 256;
  private static final int STACK_BYTES = 8 * 1024;

  private final LogRing ring;
  private final List<Handler> targets;
  private final SimpleFormatter formatter = new SimpleFormatter();
  private long told;

  AsyncHandler(LogRing ring, List<Handler> targets) {
    this.ring = ring;
    this.targets = targets;
  }

  /// The message is put together here: its parameters may have changed when it is written. One that
  /// is longer than 8,192 characters is cut.
  @Override
  public void publish(LogRecord record) {
    String message = formatter.formatMessage(record);
    String text = String.valueOf(message);
    record.setMessage(text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE));
    record.setParameters(null);
    record.setResourceBundle(null);
    // or the first who asks would look through the writer's stack
    record.setSourceClassName(record.getLoggerName());
    record.setSourceMethodName("");
    int bytes = RECORD_BYTES + 2 * record.getMessage().length();
    ring.add(record, record.getThrown() == null ? bytes : bytes + STACK_BYTES);
  }

  /// Writes one batch, or waits so long for a first record.
  synchronized void write(Duration longest) throws InterruptedException {
    ring.take(BATCH, longest).forEach(this::tell);
    long dropped = ring.dropped();
    if (dropped > told) {
      tell(summary(dropped - told));
      told = dropped;
    }
  }

  boolean isWaiting() {
    return ring.size() > 0;
  }

  private void tell(LogRecord record) {
    targets.forEach(target -> target.publish(record));
  }

  private static LogRecord summary(long dropped) {
    LogRecord record =
        new LogRecord(Level.WARNING, dropped + " log records were dropped: the log is too slow");
    record.setLoggerName(AsyncHandler.class.getName());
    return record;
  }

  @Override
  public void flush() {
    targets.forEach(Handler::flush);
  }

  @Override
  public void close() {}
}
