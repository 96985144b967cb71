package io.paopao.platform.sql;

import io.paopao.platform.events.Event;
import io.paopao.platform.events.Outbox;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The primary of the running stack, for stores that are tested without a container. Its events
/// reach nobody; the test can look at them.
public final class TestDatabase {

  private final Recorder recorder = new Recorder();
  private final Database database = new Database(new Primary(), recorder, metrics());

  public Database database() {
    return database;
  }

  /// What has been published since the last call, by transactions that may not have committed.
  public List<Event> takeEvents() {
    List<Event> taken = List.copyOf(recorder.events);
    recorder.events.clear();
    return taken;
  }

  private static final class Recorder extends Outbox {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void append(Handle handle, List<Pending> published) {
      published.forEach(pending -> events.add(pending.event()));
    }
  }

  private static final class Primary extends Servers {
    private final Jdbi jdbi;

    Primary() {
      Addresses at = Stack.running().addresses();
      jdbi = Jdbi.create(at.databaseUrl(), at.databaseUser(), at.databasePassword());
    }

    @Override
    Handle primary() {
      return jdbi.open();
    }

    @Override
    <T> T read(@Nullable String causal, Function<Handle, T> work) {
      return jdbi.withHandle(work::apply);
    }
  }

  /// A registry that counts nothing.
  private static MetricRegistry metrics() {
    return silent(MetricRegistry.class);
  }

  private static <T> T silent(Class<T> type) {
    InvocationHandler answer =
        (proxy, method, arguments) ->
            method.getReturnType().isInterface() ? silent(method.getReturnType()) : null;
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer));
  }
}
