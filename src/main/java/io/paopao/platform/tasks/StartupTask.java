package io.paopao.platform.tasks;

/// Work that a context begins when the forum starts. A CDI bean; called once, after the migrations,
/// while the context is on.
public interface StartupTask {

  /// The code of the context: `posts`, `users`, …
  String context();

  /// Begins the work and returns soon; what goes on runs in [BackgroundTasks].
  void start();
}
