package io.paopao.platform.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a remote is asked.
///
/// @param path relative to the remote's base, query included, already encoded
/// @param json the body, or null for none
/// @param headers by their names, each once
public record RemoteRequest(
    String method, String path, @Nullable String json, Map<String, String> headers) {

  public RemoteRequest {
    headers = Map.copyOf(headers);
  }

  public static RemoteRequest get(String path) {
    return new RemoteRequest("GET", path, null, Map.of());
  }

  public static RemoteRequest post(String path, String json) {
    return new RemoteRequest("POST", path, json, Map.of());
  }

  public RemoteRequest with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new RemoteRequest(method, path, json, more);
  }
}
