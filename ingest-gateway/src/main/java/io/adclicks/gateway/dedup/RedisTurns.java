package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Talks with Redis in turns: what is to be noted and what is to be asked goes out in one command,
 * and what comes in until that is answered waits for the next. A quiet gateway asks at once; a busy
 * one pays a fraction of a turn per click.
 */
final class RedisTurns {
  private static final String SCRIPT = script();

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

  CompletableFuture<Boolean> contains(String key) {
    Question question = new Question(key, new CompletableFuture<>());
    questions.add(question);
    begin();
    return question.known();
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
      redis.ask(request(noted, asked)).onComplete(values -> finish(asked, values));
    }
  }

  private Request request(List<String> noted, List<Question> asked) {
    Request request = Request.cmd(Command.EVAL).arg(SCRIPT).arg(noted.size() + asked.size());
    noted.forEach(request::arg);
    asked.forEach(question -> request.arg(question.key()));
    return request.arg(windowMillis).arg(noted.size());
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
      question.known().complete(false);
      question = questions.poll();
    }
  }

  private void tell(List<Question> asked, AsyncResult<Response> values) {
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).known().complete(values.succeeded() && isKnown(values.result().get(i)));
    }
  }

  private static boolean isKnown(Response value) {
    return value != null && MARK.equals(value.toString());
  }

  private static String script() {
    try (InputStream in = RedisTurns.class.getResourceAsStream("/redis/note-and-ask.lua")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Question(String key, CompletableFuture<Boolean> known) {}
}
