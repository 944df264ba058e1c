package io.adclicks.gateway.dedup;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The one command that Redis is sent: it notes some keys and tells which of others are known. */
final class NoteAndAsk {
  private static final String SCRIPT = script();
  private static final String NO_WINDOW = "0";

  private NoteAndAsk() {}

  /**
   * The command for some keys.
   *
   * @param windowMillis how long those that are noted are known
   */
  static Request of(List<String> noted, List<String> asked, String windowMillis) {
    Request request = Request.cmd(Command.EVAL).arg(SCRIPT).arg(noted.size() + asked.size());
    noted.forEach(request::arg);
    asked.forEach(request::arg);
    return request.arg(windowMillis).arg(noted.size());
  }

  /**
   * Asks for a key that no click has, and notes none. A Redis that answers it would answer other
   * questions too: it allows scripts, what they read with, and keys that begin like those of
   * clicks.
   */
  static Request probe() {
    return of(List.of(), List.of(DedupKey.PREFIX + "probe"), NO_WINDOW);
  }

  private static String script() {
    try (InputStream in = NoteAndAsk.class.getResourceAsStream("/redis/note-and-ask.lua")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
