package io.adclicks.gateway.limits;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adclicks.gateway.config.LimitsConfig;
import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Keeps one sender from taking the gateway away from all others: token buckets, in memory. */
@Singleton
public class RateLimits {
  private static final int MAX_ADDRESSES = 100_000;
  private static final int BURST_SECONDS = 10;

  /** A full batch must fit in, whatever the rate. */
  private static final int SMALLEST_BURST = 500;

  private final long clicksPerAddress;
  private final long clicksPerKey;
  private final Cache<IpAddress, Bucket> addresses =
      Caffeine.newBuilder()
          .executor(Runnable::run) // to wake a thread of a pool costs more than to tidy up
          .maximumSize(MAX_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();
  private final Cache<String, Bucket> keys = Caffeine.newBuilder().build();

  RateLimits(LimitsConfig config) {
    requireNonNull(config, "config is null");
    clicksPerAddress = config.clicksPerAddress();
    clicksPerKey = config.clicksPerKey();
  }

  /**
   * Takes clicks from what an address may send now.
   *
   * @param clicks 0 takes nothing
   * @throws RefusedException if that is more than it may
   */
  public void takeFromAddress(Optional<IpAddress> client, int clicks) {
    if (clicksPerAddress > 0 && clicks > 0 && client.isPresent()) {
      IpAddress network = client.get().network();
      take(addresses.get(network, any -> bucket(clicksPerAddress)), clicks, "this address");
    }
  }

  /**
   * Takes clicks from what the tokens of a key may bring now.
   *
   * @throws RefusedException if that is more than they may
   */
  public void takeFromKey(String keyId, int clicks) {
    if (clicksPerKey > 0) {
      take(keys.get(keyId, any -> bucket(clicksPerKey)), clicks, "this token's key");
    }
  }

  private static void take(Bucket bucket, int clicks, String whose) {
    if (!bucket.tryConsume(clicks)) {
      long waitNanos = bucket.estimateAbilityToConsume(clicks).getNanosToWaitForRefill();
      throw new RefusedException(
          Refusal.RATE_LIMITED,
          "too many clicks come from " + whose + ", send them later",
          Duration.ofSeconds(1 + TimeUnit.NANOSECONDS.toSeconds(waitNanos)));
    }
  }

  private static Bucket bucket(long perSecond) {
    long capacity = Math.max(SMALLEST_BURST, perSecond * BURST_SECONDS);
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
