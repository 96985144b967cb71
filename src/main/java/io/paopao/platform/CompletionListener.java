package io.paopao.platform;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/// Hears of the end of an asynchronous request, and of nothing else.
@FunctionalInterface
public interface CompletionListener extends AsyncListener {

  @Override
  void onComplete(AsyncEvent event);

  @Override
  default void onTimeout(AsyncEvent event) {}

  @Override
  default void onError(AsyncEvent event) {}

  @Override
  default void onStartAsync(AsyncEvent event) {}
}
