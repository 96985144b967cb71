package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Subscriber;
import io.paopao.push.domain.Viewer;
import org.jspecify.annotations.Nullable;

/// A subscriber with somebody behind it, whose permissions may end.
public interface Client extends Subscriber {

  Caller caller();

  @Override
  default @Nullable Viewer viewer() {
    Caller known = caller();
    return known.isAnonymous() ? null : new Viewer(known.id(), known.handle());
  }
}
