package io.paopao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {

  @Test
  void oneServerIsHostAndPort() {
    RedisAddress address = RedisAddress.parse("redis.example.org:6379");

    assertThat(address.kind()).isEqualTo(RedisAddress.Kind.SERVER);
    assertThat(address.nodes()).containsExactly(new HostAndPort("redis.example.org", 6379));
  }

  @Test
  void sentinelsNameTheirMaster() {
    RedisAddress address = RedisAddress.parse("sentinel:forum@one:26379, two:26379");

    assertThat(address.kind()).isEqualTo(RedisAddress.Kind.SENTINEL);
    assertThat(address.master()).isEqualTo("forum");
    assertThat(address.nodes()).hasSize(2);
  }

  @Test
  void aClusterIsAnyOfItsNodes() {
    RedisAddress address = RedisAddress.parse("cluster:one:7000,two:7000,three:7000");

    assertThat(address.kind()).isEqualTo(RedisAddress.Kind.CLUSTER);
    assertThat(address.nodes()).hasSize(3);
  }

  @Test
  void sentinelsWithoutAMasterAreRefused() {
    assertThatThrownBy(() -> RedisAddress.parse("sentinel:one:26379"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
