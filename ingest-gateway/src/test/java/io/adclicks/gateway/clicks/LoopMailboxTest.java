package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopMailboxTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void tasksOfOtherThreadsRunOnTheLoopInTheirOrder() throws Exception {
    Executor home = onLoop(LoopMailbox::here);
    Thread loopThread = onLoop(Thread::currentThread);
    List<Integer> ran = new CopyOnWriteArrayList<>();
    CompletableFuture<Thread> last = new CompletableFuture<>();

    IntStream.range(0, 1_000).forEach(i -> home.execute(() -> ran.add(i)));
    home.execute(() -> last.complete(Thread.currentThread()));

    assertThat(last.get(10, TimeUnit.SECONDS)).isSameAs(loopThread);
    assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void taskOfTheLoopItselfRunsAtOnce() throws Exception {
    boolean ranAtOnce =
        onLoop(
            () -> {
              CompletableFuture<Boolean> ran = new CompletableFuture<>();
              LoopMailbox.here().execute(() -> ran.complete(true));
              return ran.isDone();
            });

    assertThat(ranAtOnce).isTrue();
  }

  @Test
  void threadThatIsNoEventLoopHasNone() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    LoopMailbox.here().execute(() -> ran.complete(Thread.currentThread()));

    assertThat(ran).isCompletedWithValue(Thread.currentThread());
  }

  @Test
  void taskThatFailsKeepsNoOtherWaiting() throws Exception {
    Executor home = onLoop(LoopMailbox::here);
    CountDownLatch bothWait = new CountDownLatch(1);
    CompletableFuture<Boolean> last = new CompletableFuture<>();

    loop.runOnContext(turn -> awaitQuietly(bothWait));
    home.execute(LoopMailboxTest::fail);
    home.execute(() -> last.complete(true));
    bothWait.countDown();

    assertThat(last.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void taskThatFailsAtOnceDoesNotFailWhoGivesIt() throws Exception {
    boolean wentOn =
        onLoop(
            () -> {
              LoopMailbox.here().execute(LoopMailboxTest::fail);
              return true;
            });

    assertThat(wentOn).isTrue();
  }

  private static void fail() {
    throw new IllegalStateException("broken on purpose");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T onLoop(Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.runOnContext(turn -> answer.complete(question.get()));
    return answer.get(10, TimeUnit.SECONDS);
  }
}
