package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Deadline;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  private static final int MOST = 9;

  @Test
  void asMuchAsIsAllowedIsRead() throws Exception {
    assertThat(body(MOST).readAllBytes()).hasSize(MOST);
    assertThat(body(0).read()).isNegative();
  }

  @Test
  void moreIsRefusedHoweverItIsRead() {
    assertThatThrownBy(body(MOST + 1)::readAllBytes).hasMessage("tooLarge");
    assertThatThrownBy(
            () -> {
              InputStream body = body(MOST + 1);
              while (body.read() >= 0) {
                Thread.onSpinWait();
              }
            })
        .hasMessage("tooLarge");
  }

  @Test
  void whatComesTooSlowlyIsGivenUp() throws Exception {
    RequestContext late = new RequestContext(Trace.start(), Locale.ENGLISH);
    late.deadline(Deadline.after(Duration.ZERO));

    late.run(() -> {
      assertThatThrownBy(body(MOST)::readAllBytes).hasMessage("deadline.exceeded");
      return true;
    });
  }

  @Test
  void whatBreaksOffIsTheClientsFault() {
    InputStream brokenOff =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new EOFException("gone");
          }
        };
    InputStream body = new BodyLimit.Limited(brokenOff, MOST);

    assertThatThrownBy(body::read).hasMessage("badRequest");
    assertThatThrownBy(body::readAllBytes).hasMessage("badRequest");
  }

  private static InputStream body(int length) {
    return new BodyLimit.Limited(new ByteArrayInputStream(new byte[length]), MOST);
  }
}
