package io.adclicks.gateway.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.gateway.config.GatewayConfig;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.localstack.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTurnsTest {
  private static final int MOST_OF_A_TURN = 4_096;
  private static final int PAUSE_MILLIS = 400;

  private final RedisServer server = RedisServer.start(Path.of("target", "services", "turns"));
  private final Vertx vertx = Vertx.vertx();
  private final Redis redis = Redis.createClient(vertx, server.uri());
  private final AtomicBoolean broken = new AtomicBoolean();

  @AfterEach
  void stop() {
    vertx.close();
    server.close();
  }

  @Test
  void keyIsKnownOnceItIsNoted() {
    RedisTurns turns = turns(link(Duration.ofSeconds(5)));

    assertThat(known(turns, "a")).isFalse();
    turns.add("a");

    await().until(() -> known(turns, "a"));
    assertThat(known(turns, "b")).isFalse();
  }

  @Test
  void answerIsToldAtHome() {
    RedisTurns turns = turns(link(Duration.ofSeconds(5)));
    BlockingQueue<Runnable> home = new LinkedBlockingQueue<>();
    CompletableFuture<Boolean> known = new CompletableFuture<>();

    turns.ask("a", home::add, known::complete);

    await().until(() -> !home.isEmpty());
    assertThat(known).isNotDone();
    home.remove().run();
    assertThat(known).isCompletedWithValue(false);
  }

  @Test
  void whatIsTooMuchForATurnGoesOnWithoutAnAnswer() {
    RedisTurns turns = turns(link(Duration.ofSeconds(5)));
    for (int turn = 0; turn < 3; turn++) {
      noteAll(turns, turn * MOST_OF_A_TURN, (turn + 1) * MOST_OF_A_TURN);
    }

    ask("CLIENT", "PAUSE", String.valueOf(PAUSE_MILLIS), "ALL");
    List<CompletableFuture<Boolean>> waiting =
        IntStream.range(0, 3 * MOST_OF_A_TURN).mapToObj(i -> ask(turns, key(i))).toList();

    assertThat(waiting.stream().filter(RedisTurnsTest::answer))
        .hasSizeBetween(MOST_OF_A_TURN, 2 * MOST_OF_A_TURN);
    assertThat(known(turns, key(3 * MOST_OF_A_TURN - 1))).isTrue();
  }

  @Test
  void whoWaitsBehindAFailingTurnDoesNotWaitForAnother() {
    RedisTurns turns = turns(link(Duration.ofMillis(100)));
    noteAll(turns, 0, 2);

    ask("CLIENT", "PAUSE", String.valueOf(PAUSE_MILLIS), "ALL");
    CompletableFuture<Boolean> first = ask(turns, key(0));
    CompletableFuture<Boolean> second = ask(turns, key(1));

    assertThat(Stream.of(first, second).map(RedisTurnsTest::answer)).containsOnly(false);
    await().until(() -> known(turns, key(0)) && known(turns, key(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5_000})
  void questionWhoseAnswerCannotBeToldKeepsNoOtherWaiting(int timeLimitMillis) {
    RedisTurns turns = turns(link(Duration.ofMillis(timeLimitMillis)));
    noteAll(turns, 0, 1);

    ask("CLIENT", "PAUSE", String.valueOf(PAUSE_MILLIS), "ALL");
    CompletableFuture<Boolean> first = ask(turns, key(0));
    turns.ask(
        key(0),
        Runnable::run,
        known -> {
          throw new IllegalStateException("broken on purpose");
        });
    CompletableFuture<Boolean> last = ask(turns, key(0));

    boolean inTime = timeLimitMillis > PAUSE_MILLIS;
    assertThat(Stream.of(first, last).map(RedisTurnsTest::answer)).containsOnly(inTime);
    await().until(() -> known(turns, key(0)));
  }

  @ParameterizedTest
  @CsvSource({"-eval, +eval", "-mget, +mget", "resetkeys, allkeys"})
  void redisThatForbidsToAskAnswersNothingAndIsGivenUpUntilItAllowsThat(
      String forbid, String allow) {
    RedisLink link = link(Duration.ofSeconds(5));
    RedisTurns turns = turns(link);
    noteAll(turns, 0, 1);

    ask("ACL", "SETUSER", "default", forbid);
    assertThat(known(turns, key(0))).isFalse();
    await().until(() -> !known(turns, key(0)) && !link.isUp());
    await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(() -> !link.isUp());

    ask("ACL", "SETUSER", "default", allow);
    await().until(link::isUp);
    assertThat(known(turns, key(0))).isTrue();
  }

  @Test
  void turnThatThrowsIsFollowedByOthers() {
    RedisTurns turns = turns(link(Duration.ofSeconds(5)));
    noteAll(turns, 0, 1);

    broken.set(true);
    assertThat(known(turns, key(0))).isFalse();
    broken.set(false);

    assertThat(known(turns, key(0))).isTrue();
  }

  private static void noteAll(RedisTurns turns, int from, int to) {
    IntStream.range(from, to).mapToObj(RedisTurnsTest::key).forEach(turns::add);
    await().until(() -> known(turns, key(to - 1)));
  }

  private static String key(int number) {
    return "dedup:ad-1:user-" + number + ":1";
  }

  private static boolean known(RedisTurns turns, String key) {
    return answer(ask(turns, key));
  }

  private static CompletableFuture<Boolean> ask(RedisTurns turns, String key) {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    turns.ask(key, Runnable::run, known::complete);
    return known;
  }

  private static boolean answer(CompletableFuture<Boolean> known) {
    return known.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static RedisTurns turns(RedisLink link) {
    return new RedisTurns(link, String.valueOf(TimeUnit.MINUTES.toMillis(5)));
  }

  private RedisLink link(Duration timeLimit) {
    RedisLink link = new BreakableLink(timeLimit);
    link.start(new StartupEvent());
    await().until(link::isUp);
    return link;
  }

  private Response ask(String command, String... arguments) {
    Request request = Request.cmd(Command.create(command));
    Stream.of(arguments).forEach(request::arg);
    return redis
        .send(request)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private final class BreakableLink extends RedisLink {
    BreakableLink(Duration timeLimit) {
      super(redis, vertx, new GatewayMetrics(new SimpleMeterRegistry()), new TimeLimit(timeLimit));
    }

    @Override
    Future<Response> ask(Request request) {
      if (broken.get()) {
        throw new IllegalStateException("broken on purpose");
      }
      return super.ask(request);
    }
  }

  private record TimeLimit(Duration dedupTimeLimit) implements GatewayConfig {
    @Override
    public Optional<List<String>> trustedProxies() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> datacenterRanges() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> datacenterRangesFile() {
      return Optional.empty();
    }

    @Override
    public Duration reloadInterval() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration dedupWindow() {
      return Duration.ofMinutes(5);
    }
  }
}
