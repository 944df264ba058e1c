package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks Redis with one command about all clicks that came in while it answered the last one. A quiet
 * gateway asks at once; a busy one pays a fraction of a round trip per click.
 */
final class KnownClicks {
  private static final int MAX_KEYS = 512;

  private final RedisLink redis;
  private final String mark;
  private final Queue<Question> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asking = new AtomicBoolean();

  /**
   * @param mark the value of a key that is known
   */
  KnownClicks(RedisLink redis, String mark) {
    this.redis = requireNonNull(redis, "redis is null");
    this.mark = requireNonNull(mark, "mark is null");
  }

  CompletableFuture<Boolean> contains(String key) {
    Question question = new Question(key, new CompletableFuture<>());
    waiting.add(question);
    askNext();
    return question.known();
  }

  private void askNext() {
    while (!waiting.isEmpty() && asking.compareAndSet(false, true)) {
      List<Question> questions = next();
      if (!questions.isEmpty()) {
        ask(questions);
        return;
      }
      asking.set(false);
    }
  }

  private List<Question> next() {
    List<Question> questions = new ArrayList<>();
    Question question = waiting.poll();
    while (question != null) {
      questions.add(question);
      question = questions.size() < MAX_KEYS ? waiting.poll() : null;
    }
    return questions;
  }

  private void ask(List<Question> questions) {
    Request get = Request.cmd(Command.MGET);
    questions.forEach(question -> get.arg(question.key()));
    redis
        .ask(get)
        .onComplete(
            answer -> {
              if (answer.failed()) {
                giveUpWaiting();
              }
              asking.set(false);
              askNext();
              tell(questions, answer);
            });
  }

  /** Who has waited for a Redis that does not answer shall not wait for it once more. */
  private void giveUpWaiting() {
    Question question = waiting.poll();
    while (question != null) {
      question.known().complete(false);
      question = waiting.poll();
    }
  }

  private void tell(List<Question> questions, AsyncResult<Response> answer) {
    for (int i = 0; i < questions.size(); i++) {
      questions.get(i).known().complete(answer.succeeded() && isMarked(answer.result().get(i)));
    }
  }

  private boolean isMarked(Response value) {
    return value != null && mark.equals(value.toString());
  }

  private record Question(String key, CompletableFuture<Boolean> known) {}
}
