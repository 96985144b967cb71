package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.client.BoardsClient;
import io.paopao.client.Credentials;
import io.paopao.client.Forum;
import io.paopao.client.ForumFailure;
import io.paopao.client.ForumThread;
import io.paopao.client.ItemsClient;
import io.paopao.client.NewOrder;
import io.paopao.client.NewPost;
import io.paopao.client.NewThread;
import io.paopao.client.Order;
import io.paopao.client.OrdersClient;
import io.paopao.client.Post;
import io.paopao.client.PostChange;
import io.paopao.client.PostsClient;
import io.paopao.client.Refresh;
import io.paopao.client.SearchClient;
import io.paopao.client.SessionsClient;
import io.paopao.client.ThreadChange;
import io.paopao.client.ThreadsClient;
import io.paopao.client.TokenPair;
import io.paopao.client.WishedLine;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A program that knows the forum by its typed client only.
class ClientIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Forum guest = Forum.at(Stack.running().forum().baseUri());
  private final String handle = Api.member().handle();
  private final TokenPair session =
      guest.client(SessionsClient.class).signIn(new Credentials(handle, Api.PASSWORD, null));
  private final Forum forum = guest.signedIn(session.accessToken());
  private final ThreadsClient threads = forum.client(ThreadsClient.class);
  private final PostsClient posts = forum.client(PostsClient.class);

  private ForumThread start(String body) {
    return threads.startThread(null, new NewThread("general", "By a program", body, null));
  }

  @Test
  void itStartsAThreadRepliesAndReacts() {
    ForumThread thread = start("What do you **think**?");
    Post reply = threads.reply(thread.id(), "once", new NewPost("A lot.", thread.firstPost().id()));
    Post again = threads.reply(thread.id(), "once", new NewPost("A lot.", thread.firstPost().id()));
    posts.react(reply.id(), "thanks");
    posts.editPost(reply.id(), null, new PostChange("Quite a lot."));

    assertThat(again).isEqualTo(reply);
    assertThat(posts.getPost(reply.id()).body()).isEqualTo("Quite a lot.");
    assertThat(threads.getThread(thread.id()).author().handle()).isEqualTo(handle);
    assertThat(threads.listPosts(thread.id(), null, 10, null).items())
        .extracting(Post::id)
        .contains(reply.id());
    posts.unreact(reply.id(), "thanks");
    posts.deletePost(reply.id());
    assertThat(posts.getPost(reply.id()).deleted()).isTrue();
  }

  @Test
  void itChangesNothingThatSomebodyElseHasChanged() {
    ForumThread thread = start("To be changed");
    ThreadChange change = new ThreadChange("Changed", null, null);

    assertThat(threads.editThread(thread.id(), null, change).title()).isEqualTo("Changed");
    assertThatThrownBy(() -> threads.editThread(thread.id(), "\"0\"", change))
        .isInstanceOfSatisfying(
            ForumFailure.class, failure -> assertThat(failure.status()).isEqualTo(412));
    threads.deleteThread(thread.id());
    assertThatThrownBy(() -> threads.getThread(thread.id()))
        .isInstanceOfSatisfying(
            ForumFailure.class, failure -> assertThat(failure.code()).isEqualTo("notFound"));
  }

  @Test
  void itFindsBoardsThreadsAndWords() {
    ForumThread thread = start("quagga" + handle);
    BoardsClient boards = forum.client(BoardsClient.class);

    assertThat(boards.listBoards().items()).extracting("slug").contains("general");
    assertThat(boards.getBoard("general").visibility()).isEqualTo("public");
    assertThat(boards.listBoardThreads("general", "new", 100, null).items())
        .extracting("id")
        .contains(thread.id());
    assertThat(threads.listThreads("new", 1, null).nextCursor()).isNotNull();
    SearchClient search = forum.client(SearchClient.class);
    Eventually.within(
        SOON,
        () ->
            assertThat(search.search("quagga" + handle, null, null, null).items())
                .extracting("threadId")
                .contains(thread.id()));
  }

  @Test
  void itBuysWithPoints() {
    String sku = Mall.item(5, "POINTS", 10, 1);
    OrdersClient orders = forum.client(OrdersClient.class);
    ItemsClient items = forum.client(ItemsClient.class);
    Eventually.within(SOON, () -> assertThat(items.getItem(sku).price().amount()).isPositive());

    Order order =
        Eventually.value(
            SOON, () -> orders.placeOrder(null, new NewOrder(List.of(new WishedLine(sku, 1)))));

    assertThat(orders.getOrder(order.id()).lines()).hasSize(1);
    assertThat(orders.listOrders(null, null).items()).extracting(Order::id).contains(order.id());
    assertThat(orders.getOrderStatus(order.id()).order().id()).isEqualTo(order.id());
  }

  @Test
  void itsSessionGoesOnUntilItSignsOut() {
    TokenPair next =
        guest.client(SessionsClient.class).refresh(new Refresh(session.refreshToken()));
    assertThat(next.user().handle()).isEqualTo(handle);

    guest.signedIn(next.accessToken()).client(SessionsClient.class).signOut();

    assertThatThrownBy(
            () -> guest.client(SessionsClient.class).refresh(new Refresh(next.refreshToken())))
        .isInstanceOfSatisfying(
            ForumFailure.class, failure -> assertThat(failure.status()).isEqualTo(401));
  }
}
