package io.paopao.platform.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Counts the statements that are prepared over the connections of a data source. Thread-safe.
final class StatementCount {

  private final AtomicLong count = new AtomicLong();
  private final DataSource source;

  StatementCount(DataSource counted) {
    this.source =
        proxy(
            DataSource.class,
            (self, method, arguments) -> {
              Object result = call(counted, method, arguments);
              return result instanceof Connection connection ? counting(connection) : result;
            });
  }

  DataSource source() {
    return source;
  }

  long count() {
    return count.get();
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            count.incrementAndGet();
          }
          return call(connection, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementCount.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
