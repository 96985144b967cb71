package io.paopao.posts.store;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Breaks a rule: a store does not know REST.
public class PlantedStore {

  @Nullable Response response;
}
