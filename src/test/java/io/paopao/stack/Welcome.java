package io.paopao.stack;

/// What the terminal shows when the forum is ready: where everything is, and who may log in.
final class Welcome {

  private Welcome() {}

  static String text(Stack stack) {
    Addresses addresses = stack.addresses();
    return """

    Paopao is ready. Ctrl-C stops it.

      page        %1$s
                  %2$s   (HTTP/2, development certificate)
      API         %1$sapi/v1/
      OpenAPI     %1$sopenapi/ui/
      admin       %12$shealth  metrics  api/v1/ops/
      database    %3$s   user %4$s
      replica     %5$s   read-only
      Redis       %6$s
      Kafka       %7$s
      payments    %9$s   simulated
      mail        %10$s   every mail that is sent
      OpenID      %11$s   simulated

      accounts    user, moderator, admin   password %8$s
    """
        .formatted(
            stack.forum().baseUri(),
            stack.forum().secureUri(),
            addresses.databaseUrl(),
            addresses.databaseUser(),
            addresses.replicaUrl(),
            addresses.redis(),
            addresses.kafka(),
            stack.devPassword(),
            addresses.payments(),
            stack.inbox(),
            stack.identity().issuer(),
            stack.forum().adminUri());
  }
}
