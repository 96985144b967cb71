package io.paopao.push.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Command;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.SendQueue;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final FakeSocket socket = new FakeSocket();
  private final FakeNode node = new FakeNode(0);
  private final Connection connection = new Connection(node, socket.session(), "127.0.0.1");

  private void connect() {
    connection.received("{\"id\":1,\"connect\":{}}");
    connection.authenticated(Caller.ANONYMOUS, Instant.MAX);
  }

  @Test
  void wantsAConnectCommandFirst() {
    connection.received("{\"id\":1,\"presence\":{\"channel\":\"board:java\"}}");
    assertThat(socket.closed).containsExactly(3501);
    assertThat(node.handled).isEmpty();
  }

  @Test
  void refusesASecondConnect() {
    connect();
    connection.received("{\"id\":2,\"connect\":{}}");
    assertThat(socket.sent).containsExactly(Replies.error(2, ErrorCode.BAD_REQUEST));
  }

  @Test
  void mayConnectAgainWhenTheFirstFailed() {
    connect();
    connection.notConnected();
    connection.received("{\"id\":2,\"connect\":{}}");
    assertThat(node.handled).hasSize(2);
  }

  @Test
  void isClosedAfterNonsense() {
    connection.received("nonsense");
    assertThat(socket.sent).containsExactly(Disconnect.BAD_PROTOCOL.frame().text());
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isNotAnsweredWhenItBeginsWithACommandOfTheWrongForm() {
    connection.received("{\"id\":1,\"connect\":{\"token\":7}}");
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isAskedToComeBackAtAMomentOfItsOwn() {
    connect();
    connection.end(Disconnect.SHUTDOWN, Duration.ofSeconds(19));
    assertThat(socket.sent)
        .containsExactly(
            "{\"push\":{\"disconnect\":{\"code\":3000,\"reason\":\"shutdown\","
                + "\"reconnect\":true,\"within\":19000}}}");
    assertThat(socket.closed).containsExactly(3000);
  }

  @Test
  void isClosedAfterAFrameThatIsTooLarge() {
    connection.received("{\"id\":1,\"x\":\"" + "泡".repeat(96) + "\"}");
    assertThat(socket.closed).containsExactly(1009);
    assertThat(node.handled).isEmpty();
  }

  @Test
  void isClosedWhenItDoesNotConnectInTime() {
    connection.tick(System.nanoTime() + Duration.ofSeconds(4).toNanos(), Instant.now());
    assertThat(socket.closed).isEmpty();
    connection.tick(System.nanoTime() + Duration.ofSeconds(6).toNanos(), Instant.now());
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isNotBlamedForAServerThatTakesLongToConnectIt() {
    connection.received("{\"id\":1,\"connect\":{}}");
    connection.tick(System.nanoTime() + Duration.ofSeconds(6).toNanos(), Instant.now());
    assertThat(socket.closed).isEmpty();
    connection.notConnected();
    connection.tick(System.nanoTime() + Duration.ofSeconds(6).toNanos(), Instant.now());
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isStillWaitedForWhenItAsksToConnectTooOften() {
    for (int id = 1; id <= 3; id++) {
      connection.received("{\"id\":" + id + ",\"connect\":{}}");
      connection.notConnected();
    }
    connection.received("{\"id\":4,\"connect\":{}}");
    assertThat(socket.sent).containsExactly(Replies.error(4, ErrorCode.TOO_MANY_REQUESTS));

    connection.received("{\"id\":5,\"presence\":{\"channel\":\"board:java\"}}");
    assertThat(node.handled).hasSize(3);
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isClosedWhenItsConnectsComeTooOftenForTooLong() {
    for (int id = 1; id <= 3; id++) {
      connection.received("{\"id\":" + id + ",\"connect\":{}}");
      connection.notConnected();
    }
    connection.received("{\"id\":4,\"connect\":{}}");
    connection.tick(System.nanoTime() + Duration.ofSeconds(6).toNanos(), Instant.now());
    assertThat(socket.closed).containsExactly(3501);
  }

  @Test
  void isClosedWhenItsTokenEnds() {
    connect();
    Instant end = Instant.now();
    connection.authenticated(Caller.ANONYMOUS, end);
    connection.tick(System.nanoTime(), end.plusSeconds(1));
    assertThat(socket.closed).containsExactly(3005);
  }

  @Test
  void refusesMoreCommandsThanItsBurst() {
    connect();
    for (int id = 2; id <= 5; id++) {
      connection.received("{\"id\":" + id + ",\"presence\":{\"channel\":\"board:java\"}}");
    }
    assertThat(node.handled).hasSize(3);
    assertThat(socket.sent)
        .containsExactly(
            Replies.error(4, ErrorCode.TOO_MANY_REQUESTS),
            Replies.error(5, ErrorCode.TOO_MANY_REQUESTS));
  }

  @Test
  void waitsWithCommandsUntilTheLastAnswerIsGone() {
    connect();
    socket.reads = false;
    connection.reply("answer");
    connection.received("{\"id\":2,\"presence\":{\"channel\":\"board:java\"}}");
    assertThat(node.handled).hasSize(1);
    socket.sends();
    assertThat(node.handled).hasSize(2);
  }

  @Test
  void isCutWhenItDoesNotRead() {
    connect();
    socket.reads = false;
    for (long offset = 1; offset < 20; offset++) {
      connection.deliver(Publication.of("thread:1", offset, "post.created", "{}"));
    }
    assertThat(node.ended).containsExactly(Disconnect.SLOW);
    assertThat(socket.closed).isEmpty();
    connection.tick(System.nanoTime() + Duration.ofSeconds(9).toNanos(), Instant.now());
    assertThat(socket.closed).containsExactly(3008);
  }

  @Test
  void leavesOutANoticeWhileAnythingElseWaits() {
    connect();
    Frame notice = Frame.of("notice");
    Publication publication = Publication.of("thread:1", 1, "post.created", "{}");
    assertThat(connection.notice(notice)).isTrue();
    socket.reads = false;
    connection.deliver(publication);
    assertThat(connection.notice(notice)).isFalse();
    socket.sends();
    assertThat(connection.notice(notice)).isTrue();
    assertThat(socket.sent).containsExactly("notice", publication.frame().text(), "notice");
    assertThat(socket.closed).isEmpty();
  }

  @Test
  void tellsThatItsReaderWritesNowAndThen() {
    Duration interval = Duration.ofSeconds(2);
    long now = System.nanoTime();
    assertThat(connection.mayTell(interval, now)).isTrue();
    assertThat(connection.mayTell(interval, now + Duration.ofSeconds(1).toNanos())).isFalse();
    assertThat(connection.mayTell(interval, now + Duration.ofSeconds(3).toNanos())).isTrue();
  }

  @Test
  void isCutAfterAFailedSend() {
    connect();
    socket.reads = false;
    connection.reply("answer");
    socket.fails(new SocketTimeoutException());
    assertThat(socket.closed).containsExactly(3008);
  }

  @Test
  void isWrittenToDirectlyAsFarAsItsCreditGoes() {
    FakeNode node = new FakeNode(8_192);
    Connection direct = new Connection(node, socket.session(), "127.0.0.1");
    direct.reply("answer");
    assertThat(node.drained).isZero();
    String text = "x".repeat(3_900);
    for (long offset = 1; offset <= 3; offset++) {
      direct.deliver(Publication.of("thread:1", offset, "post.created", '"' + text + '"'));
      if (offset == 2) {
        socket.answers(socket.probes.getFirst());
      }
    }
    assertThat(node.drained).isEqualTo(3);
    assertThat(socket.direct).hasSize(3).first().isEqualTo("answer");
    assertThat(socket.sent).hasSize(1);
    assertThat(socket.probes).hasSize(1);
  }

  @Test
  void boundsItsSubscriptions() {
    assertThat(connection.claim("thread:1")).isNull();
    assertThat(connection.claim("thread:1")).isEqualTo(ErrorCode.ALREADY_SUBSCRIBED);
    assertThat(connection.claim("thread:2")).isNull();
    assertThat(connection.claim("thread:3")).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(connection.release("thread:1")).isTrue();
    assertThat(connection.claim("thread:3")).isNull();
  }

  @Test
  void leavesItsChannelsWhenItIsClosed() {
    connection.claim("thread:1");
    connection.closed();
    assertThat(node.left).containsExactly("thread:1");
    assertThat(connection.isClosed()).isTrue();
  }

  private static final class FakeNode implements Connection.Node {

    final List<Command> handled = new ArrayList<>();
    final List<Disconnect> ended = new ArrayList<>();
    final List<String> left = new ArrayList<>();
    int drained;
    private final PushSettings settings = new PushSettings();

    @SuppressWarnings("UnnecessaryAssignment") // no container does it here
    FakeNode(int sendCredit) {
      settings.sendCredit = sendCredit;
      settings.connectTimeout = Duration.ofSeconds(5);
      settings.sendTimeout = Duration.ofSeconds(10);
      settings.pingInterval = Duration.ofSeconds(25);
      settings.pongTimeout = Duration.ofSeconds(30);
      settings.queueBytes = 1_000;
      settings.frameBytes = 300;
      settings.subscriptions = 2;
      settings.commandsPerSecond = 0;
      settings.commandsBurst = 3;
    }

    @Override
    public PushSettings settings() {
      return settings;
    }

    @Override
    public void handle(Connection connection, Command command) {
      handled.add(command);
    }

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void drain(SendQueue queue) {
      drained++;
      queue.drain();
    }

    @Override
    public void unsubscribe(Connection connection, String channel) {
      left.add(channel);
    }

    @Override
    public void ended(Disconnect why) {
      ended.add(why);
    }
  }
}
