package io.paopao.platform.limits;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.paopao.platform.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Token buckets in Redis, one state for all nodes: read, counted here, and stored if nobody else
/// has counted meanwhile. A full bucket takes no memory for longer than a minute.
final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

  private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
  private static final byte[] SWAP =
      """
      if redis.call('GET', KEYS[1]) ~= (ARGV[1] ~= '' and ARGV[1]) then return 0 end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      return 1
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final Redis redis;
  private final ExpirationAfterWriteStrategy expiry =
      ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL);

  SharedBuckets(Redis redis) {
    super(ClientSideConfig.getDefault().withClientClock(TimeMeter.SYSTEM_MILLISECONDS));
    this.redis = redis;
  }

  /// Redis does not answer: the limit must be held by this node alone.
  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Away() {
      super("Redis does not answer", null, false, false);
    }
  }

  @Override
  protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
    byte[] name = ("rate:" + key).getBytes(StandardCharsets.UTF_8);
    return new CompareAndSwapOperation() {
      @Override
      public Optional<byte[]> getStateData(Optional<Long> timeout) {
        return redis.ask(client -> Optional.ofNullable(client.get(name))).orElseThrow(Away::new);
      }

      @Override
      public boolean compareAndSwap(
          byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
        byte[] expected = before == null ? new byte[0] : before;
        return swap(name, List.of(expected, after, life(state)));
      }
    };
  }

  private boolean swap(byte[] name, List<byte[]> arguments) {
    Object swapped =
        redis.ask(client -> client.eval(SWAP, List.of(name), arguments)).orElseThrow(Away::new);
    return swapped.equals(1L);
  }

  private byte[] life(RemoteBucketState state) {
    long millis = expiry.calculateTimeToLiveMillis(state, currentTimeNanos());
    return String.valueOf(Math.max(1, millis)).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void removeProxy(String key) {
    redis.ask(client -> client.del("rate:" + key));
  }

  @Override
  public boolean isAsyncModeSupported() {
    return false;
  }

  @Override
  protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected CompletableFuture<Void> removeAsync(String key) {
    throw new UnsupportedOperationException();
  }
}
