package io.paopao.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import org.jspecify.annotations.Nullable;

/// Who calls, and what they must be shown: each request carries the access token and the latest
/// causal token.
final class Caller implements ClientRequestFilter, ClientResponseFilter {

  private static final String CAUSAL = "Paopao-Causal";

  private final @Nullable String accessToken;
  private volatile @Nullable String causal;

  Caller(@Nullable String accessToken) {
    this.accessToken = accessToken;
  }

  @Override
  public void filter(ClientRequestContext request) {
    if (accessToken != null) {
      request.getHeaders().putSingle("Authorization", "Bearer " + accessToken);
    }
    if (causal != null) {
      request.getHeaders().putSingle(CAUSAL, causal);
    }
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    String later = response.getHeaderString(CAUSAL);
    if (later != null) {
      causal = later;
    }
  }
}
