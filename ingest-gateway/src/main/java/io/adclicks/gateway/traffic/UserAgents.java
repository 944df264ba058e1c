package io.adclicks.gateway.traffic;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Judges user agents: known ones at once, new ones on a thread of its own, since the rules are too
 * slow for an event loop. If new ones come faster than the rules can tell, as when somebody invents
 * them, a short list of names has to do.
 */
@Singleton
public class UserAgents {
  private static final int MAX_LENGTH = 1_024;
  private static final long MAX_KNOWN_CHARACTERS = 8_000_000;
  private static final int MAX_WAITING = 1_000;

  private final BotUserAgents shortList = BotUserAgents.bundled();
  private final GatewayMetrics metrics;
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder()
          .executor(Runnable::run) // to wake a thread of a pool costs more than to tidy up
          .maximumWeight(MAX_KNOWN_CHARACTERS)
          .weigher((String userAgent, Boolean robot) -> userAgent.length())
          .build();
  private final ThreadPoolExecutor judge =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          task -> daemon(task, "judge-user-agents"));

  private volatile UserAgentRules rules;

  UserAgents(GatewayMetrics metrics) {
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /** Loads the rules beside the rest of the start; whoever asks meanwhile waits in line. */
  void start(@Observes StartupEvent started) {
    judge.execute(this::load);
  }

  void stop(@Observes ShutdownEvent stopping) {
    judge.shutdown();
  }

  /** Whether the rules are loaded. */
  public boolean isReady() {
    return rules != null;
  }

  /** Whether no person sits behind a user agent. */
  public CompletableFuture<Boolean> isRobot(String userAgent) {
    if (userAgent.isBlank() || userAgent.length() > MAX_LENGTH) {
      return CompletableFuture.completedFuture(true);
    }
    Boolean verdict = known.getIfPresent(userAgent);
    return verdict != null ? CompletableFuture.completedFuture(verdict) : judge(userAgent);
  }

  private CompletableFuture<Boolean> judge(String userAgent) {
    try {
      return CompletableFuture.supplyAsync(() -> known.get(userAgent, rules::isRobot), judge);
    } catch (RejectedExecutionException e) {
      metrics.judgedHastily();
      return CompletableFuture.completedFuture(shortList.match(userAgent));
    }
  }

  private void load() {
    long start = System.nanoTime();
    rules = new UserAgentRules();
    Log.infof(
        "The rules for user agents are loaded (%d ms)",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
