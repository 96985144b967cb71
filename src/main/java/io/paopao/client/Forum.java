package io.paopao.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/// A forum as one caller sees it, who is shown what they have written themselves. Thread-safe.
///
/// Failures are [ForumFailure]s; an access token lives for minutes, then it is time for
/// [SessionsClient#refresh] and [#signedIn].
public final class Forum {

  /// All clients there are.
  public static final List<Class<?>> CLIENTS =
      List.of(
          SessionsClient.class,
          BoardsClient.class,
          ThreadsClient.class,
          PostsClient.class,
          NotificationsClient.class,
          SearchClient.class,
          ItemsClient.class,
          OrdersClient.class);

  private static final int CONNECT_SECONDS = 5;
  private static final int READ_SECONDS = 35;

  private final URI base;
  private final Caller caller;

  private Forum(URI base, @Nullable String accessToken) {
    this.base = base;
    this.caller = new Caller(accessToken);
  }

  /// As somebody sees it who is not signed in.
  ///
  /// @param base where the forum is, with a slash at its end
  public static Forum at(URI base) {
    return new Forum(base, null);
  }

  /// As the owner of the token sees it.
  public Forum signedIn(String accessToken) {
    return new Forum(base, accessToken);
  }

  /// A client of this caller.
  ///
  /// @param type one of [#CLIENTS]
  public <T> T client(Class<T> type) {
    return RestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .register(caller)
        .register(new ForumFailures())
        .build(type);
  }
}
