package io.paopao.posts;

import io.paopao.users.store.AccountStore;
import jakarta.ws.rs.Path;

/// Breaks two rules: it enters another context by the back door, and it is a resource outside
/// `rest`.
@Path("planted")
public class PlantedFrontDoor {

  Class<?> backDoor() {
    return AccountStore.class;
  }
}
