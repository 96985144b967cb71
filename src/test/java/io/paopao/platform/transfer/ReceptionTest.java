package io.paopao.platform.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import io.paopao.platform.TestMetrics;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptionTest {

  private final List<String> calls = new ArrayList<>();
  private final AsyncContext async =
      (AsyncContext)
          Proxy.newProxyInstance(
              AsyncContext.class.getClassLoader(),
              new Class<?>[] {AsyncContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("dispatch")) {
                  calls.add("dispatch");
                }
                return null;
              });
  private final Body body = new Body(new Arrivals(9, 9, 100, new TestMetrics().registry()), 10);
  private final Trickle in = new Trickle();
  private final Reception reception =
      new Reception(async, in, body, Problem.of(408, "body.slow"), () -> calls.add("left"));

  /// Gives so many bytes and is then not ready.
  private static final class Trickle extends ServletInputStream {
    private int here;

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return here > 0;
    }

    @Override
    public void setReadListener(ReadListener listener) {}

    @Override
    public int read() {
      return here-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int given = Math.min(here, length);
      here -= given;
      return given;
    }
  }

  @Test
  void whatHasComeWhollyIsDispatchedOnce() throws IOException {
    in.here = 4;
    reception.onDataAvailable();
    in.here = 3;
    reception.onDataAvailable();
    assertThat(calls).isEmpty();

    reception.onAllDataRead();
    reception.giveUp();

    assertThat(calls).containsExactly("left", "dispatch");
    assertThat(reception.body().size()).isEqualTo(7);
  }

  @Test
  void whatIsTooLongIsGivenUpAtOnce() throws IOException {
    in.here = 11;
    reception.onDataAvailable();

    assertThat(calls).containsExactly("left", "dispatch");
    assertThatThrownBy(reception::body).hasMessage("tooLarge");
  }

  @Test
  void whatIsTooLateIsGivenUp() {
    reception.giveUp();
    reception.onAllDataRead();

    assertThat(calls).containsExactly("left", "dispatch");
    assertThatThrownBy(reception::body).hasMessage("body.slow");
  }

  @Test
  void whatBreaksOffIsTheClientsFault() {
    reception.onError(new EOFException("gone"));

    assertThat(calls).containsExactly("left", "dispatch");
    assertThatThrownBy(reception::body).hasMessage("badRequest");
  }

  @Test
  void whoIsNeverDispatchedLeavesToo() {
    reception.onComplete(new AsyncEvent(async));

    assertThat(calls).containsExactly("left");
  }
}
