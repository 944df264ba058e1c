package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.quarkus.logging.Log;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Talks with Redis in turns: what is to be noted and what is to be asked goes out in one command,
 * and what comes in until that is answered waits for the next. A quiet gateway asks at once; a busy
 * one pays a fraction of a turn per click.
 */
final class RedisTurns {
  /** The value of a key that is known. */
  private static final String MARK = "1";

  /** Of notes and of questions each; some milliseconds of Redis's time. */
  private static final int MOST_KEYS = 4_096;

  private final RedisLink redis;
  private final String windowMillis;
  private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
  private final Queue<String> notes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean underWay = new AtomicBoolean();

  /**
   * @param windowMillis how long a key is known
   */
  RedisTurns(RedisLink redis, String windowMillis) {
    this.redis = requireNonNull(redis, "redis is null");
    this.windowMillis = requireNonNull(windowMillis, "windowMillis is null");
  }

  /**
   * Asks whether a key is known.
   *
   * @param told receives the answer at home, {@code false} if there is none
   */
  void ask(String key, Executor home, Consumer<Boolean> told) {
    questions.add(new Question(key, home, told));
    begin();
  }

  void add(String key) {
    notes.add(key);
    begin();
  }

  private void begin() {
    if (!underWay.get() && underWay.compareAndSet(false, true)) {
      redis.soon(this::turn);
    }
  }

  private void turn() {
    List<String> noted = next(notes);
    List<Question> asked = next(questions);
    if (noted.size() == MOST_KEYS || asked.size() == MOST_KEYS) {
      dropRest();
    }
    if (noted.isEmpty() && asked.isEmpty()) {
      end();
    } else {
      send(noted, asked).onComplete(values -> finish(asked, values));
    }
  }

  /** Fails by its future only: a turn that threw would never end, and no other begin. */
  private Future<Response> send(List<String> noted, List<Question> asked) {
    try {
      List<String> keys = asked.stream().map(Question::key).toList();
      return redis.ask(NoteAndAsk.of(noted, keys, windowMillis));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void finish(List<Question> asked, AsyncResult<Response> values) {
    if (values.failed()) {
      dropRest();
    }
    turn();
    tell(asked, values);
  }

  private void end() {
    underWay.set(false);
    if (!questions.isEmpty() || !notes.isEmpty()) {
      begin();
    }
  }

  private static <T> List<T> next(Queue<T> waiting) {
    List<T> some = new ArrayList<>();
    T one = waiting.poll();
    while (one != null) {
      some.add(one);
      one = some.size() < MOST_KEYS ? waiting.poll() : null;
    }
    return some;
  }

  /**
   * Who has waited for a Redis that does not answer shall not wait for it once more, and what is
   * too much for a turn shall not pile up: both only cost the pipeline some copies.
   */
  private void dropRest() {
    notes.clear();
    Question question = questions.poll();
    while (question != null) {
      question.answer(false);
      question = questions.poll();
    }
  }

  private void tell(List<Question> asked, AsyncResult<Response> values) {
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).answer(values.succeeded() && isKnown(values.result().get(i)));
    }
  }

  private static boolean isKnown(Response value) {
    return value != null && MARK.equals(value.toString());
  }

  private record Question(String key, Executor home, Consumer<Boolean> told) {
    /** Throws nothing: others wait for their answers, and for the next turn. */
    void answer(boolean known) {
      try {
        home.execute(() -> told.accept(known));
      } catch (RuntimeException e) {
        Log.error("Redis's answer could not be told", e);
      }
    }
  }
}
