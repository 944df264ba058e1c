package io.adclicks.gateway.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words by which declared robots and other programs without a person name themselves. */
public final class BotUserAgents {
  private static final String RESOURCE = "/traffic/bot-user-agents.txt";
  private static final String HARMLESS_PREFIX = "!";
  private static final String COMMENT_PREFIX = "#";

  private final List<String> markers = new ArrayList<>();
  private final List<String> harmless = new ArrayList<>();

  private BotUserAgents(List<String> lines) {
    for (String line : lines) {
      String word = line.strip().toLowerCase(Locale.ROOT);
      if (word.startsWith(HARMLESS_PREFIX)) {
        harmless.add(word.substring(HARMLESS_PREFIX.length()).strip());
      } else if (!word.isEmpty() && !word.startsWith(COMMENT_PREFIX)) {
        markers.add(word);
      }
    }
  }

  /** The list that ships with the gateway. */
  public static BotUserAgents bundled() {
    try (InputStream in = BotUserAgents.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new BotUserAgents(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a user agent is one of a robot; an empty one is. */
  public boolean match(String userAgent) {
    if (userAgent.isBlank()) {
      return true;
    }
    String text = userAgent.toLowerCase(Locale.ROOT);
    for (String word : harmless) {
      text = text.replace(word, "");
    }
    for (String marker : markers) {
      if (text.contains(marker)) {
        return true;
      }
    }
    return false;
  }
}
