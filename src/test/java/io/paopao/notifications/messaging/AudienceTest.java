package io.paopao.notifications.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.notifications.Kind;
import io.paopao.notifications.messaging.Audience.Listener;
import org.junit.jupiter.api.Test;

class AudienceTest {

  private final Happenings thread = Happenings.threadOf(1);

  @Test
  void replyConcernsTheAnsweredAuthorAndTheThreadAuthor() {
    assertThat(Audience.of(thread.reply(thread.post(3), 2L)))
        .containsExactly(new Listener(2, Kind.REPLY), new Listener(1, Kind.REPLY));
  }

  @Test
  void answerToTheThreadAuthorConcernsThemOnce() {
    assertThat(Audience.of(thread.reply(thread.post(3), 1L)))
        .containsExactly(new Listener(1, Kind.REPLY));
  }

  @Test
  void mentionComesBeforeTheReply() {
    assertThat(Audience.of(thread.reply(thread.post(3), null, 1L, 4L)))
        .containsExactly(
            new Listener(1, Kind.MENTION),
            new Listener(4, Kind.MENTION),
            new Listener(1, Kind.REPLY));
  }

  @Test
  void nobodyIsToldOfTheirOwnDeeds() {
    assertThat(Audience.of(thread.reply(thread.post(1), 1L, 1L))).isEmpty();
    assertThat(Audience.of(thread.started(thread.post(1), 1L))).isEmpty();
    assertThat(Audience.of(thread.edit(thread.post(1), "new", 1L))).isEmpty();
    assertThat(Audience.of(thread.reaction(thread.post(1), 1, true))).isEmpty();
  }

  @Test
  void newThreadConcernsThoseItNames() {
    assertThat(Audience.of(thread.started(thread.post(1), 2L)))
        .containsExactly(new Listener(2, Kind.MENTION));
  }

  @Test
  void reactionConcernsTheAuthorOfThePost() {
    assertThat(Audience.of(thread.reaction(thread.post(2), 3, true)))
        .containsExactly(new Listener(2, Kind.REACTION));
  }
}
