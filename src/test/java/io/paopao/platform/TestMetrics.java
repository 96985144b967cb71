package io.paopao.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// A registry for tests without a server: it keeps counters and gauges by `name{tag=value}`, and
/// knows nothing else.
public final class TestMetrics {

  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private final Map<String, Supplier<?>> gauges = new ConcurrentHashMap<>();

  public MetricRegistry registry() {
    return proxy(
        MetricRegistry.class,
        (self, method, arguments) -> {
          String key = key(arguments);
          return switch (method.getName()) {
            case "counter" -> counter(counters.computeIfAbsent(key, k -> new LongAdder()));
            case "gauge" -> {
              gauges.put(key, (Supplier<?>) arguments[1]);
              yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
          };
        });
  }

  public long count(String key) {
    LongAdder counter = counters.get(key);
    return counter == null ? 0 : counter.sum();
  }

  public double gauge(String key) {
    Supplier<?> gauge = gauges.get(key);
    if (gauge == null || !(gauge.get() instanceof Number value)) {
      throw new AssertionError("no gauge " + key + " among " + gauges.keySet());
    }
    return value.doubleValue();
  }

  private static Counter counter(LongAdder sum) {
    return proxy(
        Counter.class,
        (Object self, Method method, Object[] arguments) -> {
          if (method.getName().equals("inc")) {
            sum.add(arguments == null ? 1 : (long) arguments[0]);
            return null;
          }
          return sum.sum();
        });
  }

  private static String key(Object[] arguments) {
    String tags =
        Arrays.stream(arguments)
            .filter(Tag[].class::isInstance)
            .flatMap(all -> Arrays.stream((Tag[]) all))
            .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
            .collect(Collectors.joining(","));
    return tags.isEmpty() ? arguments[0].toString() : arguments[0] + "{" + tags + "}";
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
