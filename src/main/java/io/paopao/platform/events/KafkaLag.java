package io.paopao.platform.events;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// How many records a consumer is behind the end of its partitions.
final class KafkaLag {

  private KafkaLag() {}

  static double of(Consumer<?, ?> consumer) {
    double lag = 0;
    for (Map.Entry<MetricName, ? extends Metric> metric : consumer.metrics().entrySet()) {
      if (metric.getKey().name().equals("records-lag")
          && metric.getValue().metricValue() instanceof Double value
          && !value.isNaN()) {
        lag += value;
      }
    }
    return lag;
  }
}
