package io.paopao.platform.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/// The JSON of the API: UTF-8, camelCase, every documented member present, absent values as null.
@Provider
public class JsonConfig implements ContextResolver<Jsonb> {

  private static final Jsonb JSONB =
      JsonbBuilder.create(new JsonbConfig().withNullValues(true).withEncoding("UTF-8"));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }

  /// What the API answers for a value.
  public static String text(Object value) {
    return JSONB.toJson(value);
  }

  /// What the API answers for a value, as UTF-8.
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }
}
